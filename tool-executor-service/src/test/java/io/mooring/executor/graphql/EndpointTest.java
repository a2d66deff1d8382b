package io.mooring.executor.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.executor.lease.Placement;

class EndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void postsWithWhatTheIntegrationAlwaysSendsAndTheCredential() {
        // Given
        Endpoint endpoint = Endpoint.of("""
                {"endpoint": "https://shop.test/graphql?v=1", "headers": {"X-Api-Version": "2", "Accept": "text/html",
                "X-Shop": "none"}, "queryParams": {"app": "a b"}, "later": true}""", JSON);

        // When
        EgressRequest request = endpoint.asks("{}".getBytes(StandardCharsets.UTF_8)).with(
                List.of(new Placement("header", "X-Shop", "secret-1"), new Placement("query", "key", "secret-2")),
                EgressRequest.Limits.STANDARD);

        // Then
        assertThat(request.method()).hasToString("POST");
        assertThat(request.uri()).isEqualTo("https://shop.test/graphql?v=1&app=a%20b&key=secret-2");
        assertThat(request.headers()).containsExactlyInAnyOrder(
                new EgressRequest.Header("Accept", "application/graphql-response+json, application/json;q=0.9", false),
                new EgressRequest.Header("X-Api-Version", "2", true),
                new EgressRequest.Header("X-Shop", "secret-1", true),
                new EgressRequest.Header("Content-Type", "application/json", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"endpoint\": null}", "no json"})
    void saysThatAnIntegrationNamesNoEndpoint(String runtime) {
        assertThatThrownBy(() -> Endpoint.of(runtime, JSON)).extracting("statusCode").isEqualTo(422);
        assertThatThrownBy(() -> Endpoint.of(null, JSON)).extracting("statusCode").isEqualTo(422);
    }
}
