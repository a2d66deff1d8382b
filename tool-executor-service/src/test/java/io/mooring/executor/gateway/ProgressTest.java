package io.mooring.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

class ProgressTest {

    private final ObjectNode params = JsonNodeFactory.instance.objectNode();

    @Test
    void goesForwardUnderTheClientsOwnToken() {
        params.putObject("_meta").put("progressToken", "mine");
        Progress progress = new Progress(params);

        assertThat(progress.of(at(1)).orElseThrow().path("progressToken").textValue()).isEqualTo("mine");
        assertThat(progress.of(at(1))).isEmpty();
        assertThat(progress.of(at(0.5))).isEmpty();
        assertThat(progress.of(at(2)).orElseThrow().path("message").textValue()).isEqualTo("so far");
    }

    @Test
    void isNotToldToClientsThatDidNotAsk() {
        assertThat(new Progress(params).of(at(1))).isEmpty();
    }

    private static ObjectNode at(double progress) {
        return JsonNodeFactory.instance.objectNode().put("progressToken", "ours").put("progress", progress).put(
                "message",
                "so far");
    }
}
