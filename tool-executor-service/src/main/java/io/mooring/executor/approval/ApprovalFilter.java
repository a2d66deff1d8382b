package io.mooring.executor.approval;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.page.Times;
import io.mooring.contracts.problem.GeneralError;

/**
 * Which approvals to list.
 *
 * @param equal column of the table to its value
 */
record ApprovalFilter(Map<String, String> equal) {

    private static final Set<String> STATES = Set.of("PENDING", "APPROVED", "RUNNING", "DONE", "DENIED", "EXPIRED");

    /** An agent has only its own. */
    static ApprovalFilter of(Caller caller, @Nullable String status, @Nullable String userId,
            @Nullable String integration) {
        Map<String, String> equal = new LinkedHashMap<>();
        if (status != null) {
            equal.put("state", state(status));
        }
        if (userId != null) {
            equal.put("user_id", userId);
        }
        if (integration != null) {
            equal.put("integration", integration);
        }
        if (caller.kind() == Caller.Kind.AGENT) {
            equal.put("caller_kind", caller.kind().name());
            equal.put("caller", caller.subject());
        }
        return new ApprovalFilter(equal);
    }

    private static String state(String status) {
        String state = status.toUpperCase(Locale.ROOT);
        if (!STATES.contains(state)) {
            throw GeneralError.BAD_REQUEST.at("status", "expected one of "
                    + STATES.stream().map(known -> known.toLowerCase(Locale.ROOT)).sorted().toList());
        }
        return state;
    }

    /** Conditions over {@code approval a}, each with a leading {@code and}. */
    String conditions() {
        return equal.keySet().stream().map(name -> " and a." + name + " = :" + name).collect(Collectors.joining());
    }

    /** Where a page of approvals begins: after this one, newest first. */
    record Position(Instant startedAt, String id) {

        static Position parse(String text) {
            try {
                int slash = text.indexOf('/');
                return new Position(Times.parse(text.substring(0, Math.max(slash, 0))),
                        text.substring(slash + 1));
            } catch (DateTimeException e) {
                throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
            }
        }

        static String of(ApprovalRow row) {
            return row.startedAt + "/" + row.id;
        }
    }
}
