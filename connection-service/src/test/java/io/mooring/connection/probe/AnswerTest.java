package io.mooring.connection.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.connection.link.Account;
import io.mooring.contracts.egress.http.EgressResponse;
import io.vertx.core.buffer.Buffer;

class AnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void readsWhoseAccountItIs() {
        assertThat(read("github", 200, "{\"id\": 42, \"login\": \"octo\"}"))
                .isEqualTo(new Finding.Accepted(new Account("42", "octo")));
        assertThat(read("jira", 200, "[{\"id\": \"c1\", \"name\": \"site\"}]"))
                .isEqualTo(new Finding.Accepted(new Account("c1", "site")));
    }

    @Test
    void acceptsAnswersThatSayNothing() {
        assertThat(read("github", 204, "")).isEqualTo(new Finding.Accepted(Account.UNKNOWN));
        assertThat(read("semrush", 200, "9870000")).isEqualTo(new Finding.Accepted(Account.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"github, <!DOCTYPE html><title>Sign in</title>", "semrush, <html>", "github, Welcome"})
    void concludesNothingFromPages(String provider, String body) {
        assertThat(read(provider, 200, body)).isInstanceOfSatisfying(Finding.Hindered.class,
                it -> assertThat(it.reason()).isEqualTo("unreadable_answer"));
    }

    @Test
    void takesATokenThatIsShortOfScopeForAGoodOne() {
        assertThat(read("github", 403, "{\"error\": \"insufficient_scope\"}"))
                .isEqualTo(new Finding.Accepted(Account.UNKNOWN));
        assertThat(read("github", 403, "", "WWW-Authenticate", "Bearer error=\"insufficient_scope\""))
                .isEqualTo(new Finding.Accepted(Account.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"401, unauthorized", "403, forbidden"})
    void takesRefusalsForRefusals(int status, String reason) {
        assertThat(read("github", status, "{}"))
                .isInstanceOfSatisfying(Finding.Refused.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void takesErrorsInsideSuccessForRefusals() {
        assertThat(read("slack", 200, "{\"ok\": false, \"error\": \"token_revoked\"}"))
                .isInstanceOfSatisfying(Finding.Refused.class,
                        it -> assertThat(it.reason()).isEqualTo("token_revoked"));
        assertThat(read("slack", 200, "{\"ok\": false, \"error\": \"ratelimited\"}"))
                .isInstanceOf(Finding.Hindered.class);
        assertThat(read("slack", 200, "{\"ok\": true, \"team_id\": \"T1\", \"team\": \"Crew\"}"))
                .isEqualTo(new Finding.Accepted(new Account("T1", "Crew")));
    }

    @Test
    void tellsLimitsFromRefusalsOfOneStatus() {
        Finding limited = read("github", 403, "{}", "x-ratelimit-remaining", "0", "x-ratelimit-reset",
                String.valueOf(NOW.plusSeconds(90).getEpochSecond()));

        assertThat(limited).isInstanceOfSatisfying(Finding.Hindered.class, it -> {
            assertThat(it.reason()).isEqualTo("rate_limited");
            assertThat(it.retryAt()).isEqualTo(NOW.plusSeconds(90));
        });
        assertThat(read("github", 403, "{}", "x-ratelimit-remaining", "17")).isInstanceOf(Finding.Refused.class);
    }

    @Test
    void readsEveryWayToSayWhen() {
        assertThat(retryAt(read("github", 429, "", "Retry-After", "30"))).isEqualTo(NOW.plusSeconds(30));
        assertThat(retryAt(read("github", 429, "", "Retry-After", "Sat, 21 Nov 2026 09:01:00 GMT")))
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(retryAt(read("github", 429, "", "Retry-After", "999999999"))).isEqualTo(NOW.plusSeconds(86_400));
        assertThat(retryAt(read("github", 429, "", "Retry-After", "soon"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"500, http_500", "404, http_404", "302, http_302"})
    void concludesNothingFromOtherStatuses(int status, String reason) {
        assertThat(read("github", status, "{}"))
                .isInstanceOfSatisfying(Finding.Hindered.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    private static Instant retryAt(Finding finding) {
        return ((Finding.Hindered) finding).retryAt();
    }

    private static Finding read(String provider, int status, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        EgressResponse response = new EgressResponse(status, HttpHeaders.of(all, (name, value) -> true),
                Buffer.buffer(body), URI.create("https://provider.example/"));
        return new Answer(Facts.of(provider), response, NOW)
                .read(Objects.requireNonNull(Facts.of(provider).identity()));
    }
}
