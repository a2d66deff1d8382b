package io.mooring.connection.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.mooring.connection.link.Account;
import io.mooring.connection.probe.Finding.Accepted;
import io.mooring.connection.probe.Finding.Hindered;
import io.mooring.connection.probe.Finding.Refused;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.provider.IdentityProbe;
import io.mooring.contracts.provider.LimitFacts;
import io.mooring.contracts.provider.OAuthFacts.ErrorInAnswer;
import io.mooring.contracts.provider.ProviderFacts;

/**
 * The answer to an identity probe, read the way this provider writes it.
 *
 * @param facts of the provider; null: as RFC 6750 and OpenID Connect say
 */
record Answer(@Nullable ProviderFacts facts, EgressResponse response, Instant now) {

    private static final String INSUFFICIENT_SCOPE = "insufficient_scope";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    /** Words for "too many calls" in answers with status 200. */
    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited", "too_many_requests");
    private static final Set<String> AWAY = Set.of("internal_error", "fatal_error", "service_unavailable",
            "request_timeout");

    Finding read(IdentityProbe probe) {
        if (isLimited()) {
            return new Hindered("rate_limited", "the provider answered " + response.status()
                    + ": too many calls, they are not welcome yet", welcomeAgain());
        }
        int status = response.status();
        if (status == 403 && isShortOfScope()) {
            return new Accepted(Account.UNKNOWN);
        }
        if (status == 401 || status == 403) {
            return new Refused(status == 401 ? "unauthorized" : "forbidden",
                    "the provider refuses the credential with " + status);
        }
        if (!response.isSuccessful()) {
            return new Hindered("http_" + status, "the provider answered " + status
                    + " to the question whose account it is", status >= 500 ? welcomeAgain() : null);
        }
        return success(probe);
    }

    private Finding success(IdentityProbe probe) {
        JsonNode body = body();
        if (body.isMissingNode() && isUnreadable(probe)) {
            return new Hindered("unreadable_answer",
                    "the provider answered the question whose account it is with " + response.status()
                            + " and a page or text instead of JSON",
                    null);
        }
        ErrorInAnswer errors = facts == null || facts.oauth() == null ? null : facts.oauth().token().errors();
        JsonNode ok = errors == null ? MissingNode.getInstance() : Paths.at(body, errors.okPath());
        if (errors != null && ok.isBoolean() && !ok.booleanValue()) {
            return refusal(word(Paths.text(body, errors.errorPath())));
        }
        return new Accepted(new Account(Paths.text(body, probe.accountId()), Paths.text(body, probe.accountLabel())));
    }

    private Finding refusal(String word) {
        if (LIMITED.contains(word)) {
            return new Hindered("rate_limited", "the provider answered " + word, welcomeAgain());
        }
        return AWAY.contains(word)
                ? new Hindered(word, "the provider answered " + word, null)
                : new Refused(word, "the provider refuses the credential: " + word);
    }

    private static String word(@Nullable String error) {
        return error != null && error.matches("[A-Za-z0-9_.-]{1,80}") ? error.toLowerCase(Locale.ROOT) : "refused";
    }

    private JsonNode body() {
        try {
            JsonNode read = JSON.readTree(response.body().getBytes());
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException notJson) {
            return MissingNode.getInstance(); // which of the reasons for that there is, the caller says
        }
    }

    /** A login or error page says nothing about a credential; a bare word does where nobody expects more. */
    private boolean isUnreadable(IdentityProbe probe) {
        String text = response.body().toString(StandardCharsets.UTF_8).strip();
        return text.startsWith("<") || !text.isEmpty() && probe.accountId() != null;
    }

    /** A good token that is not good for this, RFC 6750 §3.1: userinfo says so to those who did not ask for openid. */
    private boolean isShortOfScope() {
        String challenge = header("WWW-Authenticate");
        return INSUFFICIENT_SCOPE.equals(Paths.text(body(), "error"))
                || challenge != null && challenge.contains("error=\"" + INSUFFICIENT_SCOPE + "\"");
    }

    /** A status that others use for refusals means it only where a header says so too. */
    private boolean isLimited() {
        LimitFacts limits = facts == null ? null : facts.limits();
        int status = response.status();
        if (status == 429) {
            return true;
        }
        return limits != null && limits.statuses().contains(status) && status != 401
                && ("0".equals(header(limits.remainingHeader())) || header("Retry-After") != null
                        || header(limits.retryAfterHeader()) != null);
    }

    /** The earliest moment the provider named, at most a day away; null when it named none. */
    private @Nullable Instant welcomeAgain() {
        LimitFacts limits = facts == null ? null : facts.limits();
        String after = header(limits == null || limits.retryAfterHeader() == null
                ? "Retry-After"
                : limits.retryAfterHeader());
        Instant at = after == null ? null : afterwards(after);
        String reset = limits == null ? null : header(limits.resetHeader());
        if (at == null && limits != null && limits.resetUnit() != null && reset != null
                && reset.matches("\\d{1,15}(\\.\\d+)?")) {
            long count = Long.parseLong(reset.replaceFirst("\\..*", ""));
            at = switch (limits.resetUnit()) {
                case SECONDS -> now.plusSeconds(Math.min(count, LONGEST_WAIT.toSeconds()));
                case EPOCH_SECONDS -> Instant.ofEpochSecond(Math.min(count, Instant.MAX.getEpochSecond()));
                case EPOCH_MILLIS -> Instant.ofEpochMilli(count);
            };
        }
        return at == null || !at.isAfter(now) ? null : at.isAfter(now.plus(LONGEST_WAIT)) ? now.plus(LONGEST_WAIT) : at;
    }

    private @Nullable Instant afterwards(String header) {
        if (header.matches("\\d{1,9}")) {
            return now.plusSeconds(Long.parseLong(header));
        }
        try {
            return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException unreadable) {
            return null; // as if it were not there
        }
    }

    private @Nullable String header(@Nullable String name) {
        return name == null ? null : response.headers().firstValue(name).map(String::strip).orElse(null);
    }
}
