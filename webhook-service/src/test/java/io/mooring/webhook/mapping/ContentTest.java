package io.mooring.webhook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class ContentTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    @Test
    void readsJson() {
        assertThat(content("application/json", "{\"a\": 1}", null).path("a").intValue()).isEqualTo(1);
    }

    @Test
    void readsTheJsonInAForm() {
        assertThat(content(FORM, "payload=%7B%22type%22%3A%22block_actions%22%7D", "payload").path("type").textValue())
                .isEqualTo("block_actions");
    }

    @Test
    void readsAFormThatHoldsNone() {
        JsonNode command = content(FORM, "command=%2Fcrane&text=a+b&text=c&odd&bad=%zz", "payload");

        assertThat(command.path("command").textValue()).isEqualTo("/crane");
        assertThat(command.path("text").textValue()).isEqualTo("a b");
        assertThat(command.size()).isEqualTo(2);
    }

    @Test
    void readsNothingElse() {
        assertThat(content("application/json", "{\"a\": 1} {", null).isMissingNode()).isTrue();
        assertThat(content("text/plain", "hello", null).isMissingNode()).isTrue();
        assertThat(content("application/json", "[".repeat(100_000), null).isMissingNode()).isTrue();
        assertThat(content(FORM, "payload=hello", "payload").isMissingNode()).isTrue();
        assertThat(content("application/json", "", null).isMissingNode()).isTrue();
    }

    private static JsonNode content(String type, String body, @Nullable String formField) {
        return Content.of(type, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), formField);
    }
}
