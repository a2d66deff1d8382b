package io.mooring.connection.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.http.EgressRequest;

class AskingTest {

    private static final Map<String, String> TOKEN = Map.of("access_token", "s3cret");

    @Test
    void asksWithTheCredentialOfEveryCall() {
        EgressRequest request = request("github", null, TOKEN).orElseThrow();

        assertThat(request.uri()).isEqualTo("https://api.github.com/user");
        assertThat(header(request, "Authorization")).isEqualTo("Bearer s3cret");
        assertThat(header(request, "Accept")).isEqualTo("application/vnd.github+json");
        assertThat(request.toString()).doesNotContain("s3cret");
    }

    @Test
    void asksWhereTheCallsOfTheIntegrationGo() {
        assertThat(request("github", "https://git.example/api/v3/", TOKEN).orElseThrow().uri())
                .isEqualTo("https://git.example/api/v3/user");
    }

    @Test
    void fillsTheUrlAndKeepsValuesInTheirPlace() {
        assertThat(request("zendesk", null, Map.of("access_token", "t", "subdomain", "evil.example/x?")).orElseThrow()
                .uri()).isEqualTo("https://evil.example%2Fx%3F.zendesk.com/api/v2/users/me.json");
    }

    @Test
    void doesNotAskWithoutKnowingWhere() {
        assertThat(request("zendesk", null, TOKEN)).isEmpty();
    }

    @Test
    void putsTheTokenWhereTheProviderWantsItInstead() {
        EgressRequest request = request("hubspot", null, TOKEN).orElseThrow();

        assertThat(request.uri()).endsWith("/oauth/v1/access-tokens/s3cret");
        assertThat(header(request, "Authorization")).isNull();
    }

    @Test
    void sendsTheBodyOfQueries() {
        EgressRequest request = request("linear", null, TOKEN).orElseThrow();

        assertThat(request.method().name()).isEqualTo("POST");
        assertThat(String.valueOf(request.body())).contains("viewer { id email }");
    }

    private static Optional<EgressRequest> request(String provider, @Nullable String baseUrl,
            Map<String, String> values) {
        return Facts.asking(provider, baseUrl, values).request(Objects.requireNonNull(Facts.of(provider).identity()));
    }

    private static @Nullable String header(EgressRequest request, String name) {
        return request.headers().stream().filter(header -> header.name().equals(name))
                .map(EgressRequest.Header::value).findFirst().orElse(null);
    }
}
