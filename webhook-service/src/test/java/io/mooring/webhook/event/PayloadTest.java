package io.mooring.webhook.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    @ParameterizedTest
    @ValueSource(strings = {"{ \"b\" : 1.10,\n \"a\":\"\\u2603 \u00e9\", \"a\": 2 }", "[]", "12345678901234567890.0",
            "null",
            "\"x\""})
    void keepsEveryCharacterOfJson(String json) {
        assertThat(Payload.of(JSON, json.getBytes(UTF_8), null)).isEqualTo(new Payload.Json(json));
    }

    @Test
    void findsTheJsonOfAForm() {
        String json = "{\"ref\":\"a&b=\u00e9\"}";
        String form = "x=1&payload=" + URLEncoder.encode(json, UTF_8) + "&y=2";

        assertThat(Payload.of(FORM, form.getBytes(UTF_8), "payload")).isEqualTo(new Payload.Json(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "a=\"b\"\n", "NaN", "payload=%zz"})
    void quotesWhatIsNotJson(String text) {
        Payload payload = Payload.of(FORM, text.getBytes(UTF_8), "payload");

        assertThat(payload).isInstanceOfSatisfying(Payload.Json.class,
                json -> assertThat(json.raw()).startsWith("\"").endsWith("\""));
    }

    @Test
    void quotesSoThatItComesBack() {
        assertThat(Payload.of(JSON, "a\"b\\c\n".getBytes(UTF_8), null))
                .isEqualTo(new Payload.Json("\"a\\\"b\\\\c\\n\""));
    }

    @Test
    void leavesOtherBytesAlone() {
        byte[] latin = "{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1);

        assertThat(Payload.of(JSON, latin, null)).isEqualTo(new Payload.Binary(latin));
    }
}
