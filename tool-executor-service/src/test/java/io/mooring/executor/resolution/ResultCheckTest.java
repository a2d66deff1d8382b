package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.Vertx;

class ResultCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Vertx VERTX = Vertx.vertx();

    private final ResultCheck results = new ResultCheck(JSON, VERTX);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void namesWhatDoesNotFit() {
        String schema = """
                {"type":"object","properties":{"degrees":{"$ref":"#/$defs/n"}},"required":["degrees","unit"],
                 "$defs":{"n":{"type":"number"}}}""";

        assertThat(violations(schema, "{\"degrees\":21.5,\"unit\":\"C\"}")).isEmpty();
        assertThat(violations(schema, "{\"degrees\":\"warm\"}")).extracting(Violation::field)
                .containsExactlyInAnyOrder("/structuredContent/degrees", "/structuredContent/unit");
    }

    @Test
    void judgesArraysToo() {
        assertThat(violations("{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "[1,2,\"3\"]"))
                .extracting(Violation::field).containsExactly("/structuredContent/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"hexagon\"}", "{\"$ref\":\"http://127.0.0.1:9/schema.json\"}",
            "{\"$ref\":\"#/$defs/absent\"}",
            "{\"type\":\"object\",\"$ref\":\"#\"}",
            "{\"$schema\":\"urn:of-another-kind\",\"type\":\"string\"}"})
    void judgesNothingByASchemaThatIsNone(String schema) {
        assertThat(violations(schema, "{\"a\":1}")).isEmpty();
    }

    @Test
    void judgesNothingWhenItIsLate() {
        // Given: a judge that does not come to an end
        CompletableFuture<Void> over = new CompletableFuture<>();
        ResultCheck slow = new ResultCheck(new ObjectMapper() {

            private static final long serialVersionUID = 1L;

            @Override
            public JsonNode readTree(String text) throws JsonProcessingException {
                over.join();
                return super.readTree(text);
            }
        }, VERTX);

        try {
            // When, Then
            assertThat(slow.violations("{\"type\":\"string\"}", json("1"), "/structuredContent", Duration.ofMillis(1))
                    .await().atMost(SOON)).isEmpty();
        } finally {
            over.complete(null);
        }
    }

    private List<Violation> violations(String schema, String value) {
        return results.violations(schema, json(value), "/structuredContent", SOON).await()
                .atMost(SOON);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
