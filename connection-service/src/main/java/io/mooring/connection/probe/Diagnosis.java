package io.mooring.connection.probe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Standing;

/**
 * What a test of a connection says; no secret in it.
 *
 * @param success whether calls over it will be accepted, as far as can be seen
 * @param reason {@code ok}, {@code unproven}, {@code expired}, {@code revoked}, {@code unauthorized}, {@code missing_scope},
 *        {@code rotated_client_secret}, {@code rate_limited}, {@code unreachable}, {@code disabled}, {@code not_connected} …
 * @param message sentence for people
 * @param retryAt when the provider wants to be asked again
 * @param reconnect whether only its owner can mend it, by connecting again
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Diagnosis(boolean success, String reason, String message, String status,
        @Nullable String externalAccountId, @Nullable String externalAccountLabel, List<String> missingScopes,
        @Nullable Instant retryAt, boolean reconnect) {

    public Diagnosis {
        missingScopes = List.copyOf(missingScopes);
    }

    static Diagnosis fine(Connection it, String reason, String message) {
        return new Diagnosis(true, reason, message, it.status().name(), it.account().id(), it.account().label(),
                List.of(), null, false);
    }

    static Diagnosis wrong(Connection it, String reason, String message, @Nullable Instant retryAt) {
        boolean lost = it.status() == ConnectionStatus.REAUTH_REQUIRED || it.status().isOver();
        return new Diagnosis(false, reason, message, it.status().name(), it.account().id(), it.account().label(),
                it.grant().missingScopes(), retryAt, lost);
    }

    /** What is known without asking anybody; null when the provider has to be asked. */
    static @Nullable Diagnosis known(Connection it, Instant now) {
        Standing standing = it.standing();
        return switch (it.status()) {
            case PENDING -> wrong(it, "not_connected", "Its owner has not finished connecting.", null);
            case DISABLED -> wrong(it, "disabled", "It is switched off.", null);
            case REVOKING, REVOKED -> wrong(it, "revoked", said(standing, "It was revoked here."), null);
            case ABANDONED, FAILED -> wrong(it, "not_connected", said(standing, "It never came about."), null);
            case REAUTH_REQUIRED -> wrong(it, dead(standing.reason()),
                    said(standing, "The grant is dead.") + " Its owner has to connect again.", null);
            case VERIFYING, ACTIVE, DEGRADED -> stale(it, now);
        };
    }

    private static @Nullable Diagnosis stale(Connection it, Instant now) {
        Instant end = it.grant().accessExpiresAt();
        if (end == null || end.isAfter(now)) {
            return null;
        }
        Standing standing = it.standing();
        if ("invalid_client".equals(standing.reason())) {
            return wrong(it, "rotated_client_secret",
                    said(standing, "") + " The client id or secret of the auth config "
                            + "is not the provider's any more; every account of it is affected.",
                    standing.dueAt());
        }
        return standing.reason() == null
                ? wrong(it, "expired", "Its access token ended at " + end + " and was not renewed yet.", null)
                : wrong(it, hindered(standing.reason()), said(standing, "It could not be renewed."), standing.dueAt());
    }

    /** Words for temporary failures, narrowed to those a caller has to tell apart. */
    static String hindered(String reason) {
        return switch (reason) {
            case "rate_limited", "ratelimited", "too_many_requests", "http_429", "slow_down" -> "rate_limited";
            default -> "unreachable";
        };
    }

    private static String dead(@Nullable String reason) {
        return switch (reason == null ? "" : reason.toLowerCase(Locale.ROOT)) {
            case "expired", "token_expired", "expired_token" -> "expired";
            case "unauthorized", "forbidden" -> "unauthorized";
            case "invalid_scope", "missing_scope" -> "missing_scope";
            case "unauthorized_client" -> "unauthorized_client";
            default -> "revoked";
        };
    }

    private static String said(Standing standing, String otherwise) {
        return standing.detail() == null ? otherwise : standing.detail();
    }
}
