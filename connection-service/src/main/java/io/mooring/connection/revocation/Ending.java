package io.mooring.connection.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Standing;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenFailure;

/** What the end of a connection takes, and what telling its provider came to. Pure. */
final class Ending {

    private static final String UPSTREAM = "revoked_upstream";
    private static final String NOT_SUPPORTED = "not_supported";
    private static final String NOT_TOLD = "not_told";
    private static final String REFUSED = "upstream_refused";
    private static final String AWAY = "upstream_away";
    private static final String NOT_CONFIGURED = "not_configured";
    private static final String NOTHING_GRANTED = "nothing_granted";

    private static final String LIVES_ON = " What it granted works there until it expires, or until its owner ends it"
            + " in the account's settings.";
    private static final String LEFT_ALONE = "The provider was not told, as asked." + LIVES_ON;
    /** Words for a grant that had ended before. */
    private static final Set<String> DEAD = Set.of("invalid_grant", "invalid_token", "token_revoked", "token_expired",
            "expired_token", "invalid_auth", "account_inactive", "invalid_refresh_token", "bad_refresh_token");
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private Ending() {}

    /** Somebody ends it; {@code upstream}: at the provider as well. */
    static Trigger revoked(Connection now, boolean upstream, Instant dueAt) {
        if (!isGranted(now)) {
            return new Trigger.RevocationDone(NOTHING_GRANTED,
                    "There was no grant of a provider to end. A key lives until it is ended where it was made.",
                    List.of());
        }
        return upstream
                ? new Trigger.RevocationBegun(dueAt, null)
                : new Trigger.RevocationDone(NOT_TOLD, LEFT_ALONE, List.of());
    }

    /** Somebody wants nothing of it to be left. */
    static Trigger removed(Connection now, boolean upstream, Instant dueAt) {
        if (!isGranted(now)) {
            return new Trigger.Removed(Standing.REMOVING, null, null);
        }
        return upstream
                ? new Trigger.RevocationBegun(dueAt, Standing.REMOVING)
                : new Trigger.Removed(Standing.REMOVING, NOT_TOLD, LEFT_ALONE);
    }

    /** Its integration went. */
    static Trigger orphaned(Connection now, Instant at) {
        return isGranted(now)
                ? new Trigger.RevocationBegun(at, Standing.INTEGRATION_REMOVED)
                : new Trigger.Removed(Standing.INTEGRATION_REMOVED, null, null);
    }

    /** Whether there is something a provider granted, and the secret to end it with. */
    private static boolean isGranted(Connection now) {
        return now.grant().authConfig() != null && !now.status().isOver();
    }

    /**
     * The provider answered.
     *
     * @param gone tokens it ended; empty when it has no way to end any
     */
    static Trigger told(List<String> gone) {
        if (gone.isEmpty()) {
            return new Trigger.RevocationDone(NOT_SUPPORTED,
                    "The provider has no way to end a grant from outside." + LIVES_ON, gone);
        }
        String tokens = gone.stream().map(token -> "the " + token.replace('_', ' '))
                .collect(Collectors.joining(" and "));
        return new Trigger.RevocationDone(UPSTREAM, "The provider ended " + tokens + ".", gone);
    }

    /**
     * The provider did not do it.
     *
     * @param tries the most of them
     * @param retry when to try again; given when the provider wants to be asked again at the earliest
     */
    static Trigger failed(Connection now, TokenFailure failure, int tries, Instant at,
            Function<@Nullable Instant, Instant> retry) {
        String said = sentence(failure.detail());
        if (DEAD.contains(failure.code())) {
            return new Trigger.RevocationDone(UPSTREAM, "The provider says that it had ended before. " + said,
                    List.of());
        }
        return switch (failure.kind()) {
            case PERMANENT, CLIENT -> new Trigger.RevocationDone(REFUSED,
                    "The provider refused to end it. " + said + LIVES_ON, List.of());
            case TEMPORARY, LOST -> now.standing().failures() + 1 >= tries
                    ? new Trigger.RevocationDone(AWAY, "The provider could not be told in " + tries
                            + " attempts. " + said + LIVES_ON, List.of())
                    : new Trigger.RevocationHindered(said, retry.apply(earliest(failure.retryAfter(), at)));
        };
    }

    /** Nobody is left to tell it with: the auth config went, or a value its addresses depend on. */
    static Trigger unable(String detail) {
        return new Trigger.RevocationDone(NOT_CONFIGURED,
                "The provider could not be told. " + sentence(detail) + LIVES_ON, List.of());
    }

    private static @Nullable Instant earliest(@Nullable Duration wait, Instant at) {
        return wait == null ? null : at.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static String sentence(String detail) {
        return detail.isEmpty()
                ? detail
                : Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + (detail.endsWith(".") ? "" : ".");
    }
}
