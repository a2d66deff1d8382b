package io.mooring.executor.policy;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** A page of policies, by whose they are and their order. */
record PolicyPage(List<PolicyView> policies, @Nullable String nextCursor) {

    /** Which to list; empty means all. */
    record Filter(String audience, String subject) {

        static Filter of(@Nullable String scope, @Nullable String userId, @Nullable String agentId) {
            if (scope != null && Arrays.stream(Audience.values()).noneMatch(known -> known.text().equals(scope))) {
                throw GeneralError.BAD_REQUEST.at("scope", "expected tenant, user or agent");
            }
            if (userId != null) {
                return new Filter(Audience.USER.text(), userId);
            }
            return agentId != null
                    ? new Filter(Audience.AGENT.text(), agentId)
                    : new Filter(scope == null ? "" : scope, "");
        }
    }

    /** The last one of the page before. */
    record Position(String audience, String subject, int position) {

        static final Position START = new Position("", "", -1);

        static Position parse(@Nullable String text) {
            if (text == null) {
                return START;
            }
            String[] parts = text.split("/", 3);
            if (parts.length < 3 || !parts[0].matches("\\d{1,9}")) {
                throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
            }
            return new Position(parts[1], parts[2], Integer.parseInt(parts[0]));
        }

        static String of(PolicyRow row) {
            return row.place + "/" + row.audience + "/" + row.subject;
        }
    }
}
