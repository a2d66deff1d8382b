package io.mooring.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

class ShownArgumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void showsWhatTellsNoSecret() {
        String plain = "{\"to\":\"ada@example.org\",\"copies\":2,\"exact\":1.10,\"draft\":true,\"tags\":[\"a\",null],"
                + "\"pageToken\":\"p2\",\"key\":\"value\",\"author\":\"Ada\"}";

        assertThat(shown("{\"to\":\"ada@example.org\",\"draft\":true,\"tags\":[\"a\",null],\"pageToken\":\"p2\"}"))
                .isEqualTo("{\"to\":\"ada@example.org\",\"draft\":true,\"tags\":[\"a\",null],\"pageToken\":\"p2\"}");
        assertThat(shown(plain)).contains("\"author\":\"Ada\"").contains("\"copies\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "newPassword", "db_passwd", "client_secret", "clientSecret", "access_token",
            "Refresh-Token", "apiKey", "X-API-Key", "private_key", "Authorization", "proxy-authorization", "cookie",
            "Set-Cookie", "credentials", "user_pwd", "auth", "otp", "pin", "connectionString", "cvv", "session_id"})
    void hidesWhatIsNamedLikeASecret(String name) {
        assertThat(shown("{\"deep\":[{\"" + name + "\":\"visible\"}]}")).doesNotContain("visible")
                .contains(ShownArguments.REDACTED);
        assertThat(shown("{\"" + name + "\":{\"any\":\"visible\"}}")).doesNotContain("visible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abcdefghijkl", "use basic dXNlcjpwYXNz now",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "-----BEGIN RSA PRIVATE KEY-----\\nMIIE",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "github_pat_11ABCDEFG0abcdefghijkl_x", "xoxb-1234567890-abcdef",
            "AKIAIOSFODNN7EXAMPLE", "sk-proj-abcdefghijklmnopqrstuv", "postgres://app:hunter2@db.example/app",
            "agt_abcdefghijklmnop_0123456789012345678901234567890123456789012", "ya29.a0AfH6SMBxyzxyz"})
    void hidesWhatLooksLikeACredential(String value) {
        assertThat(shown("{\"note\":\"" + value + "\"}")).isEqualTo("{\"note\":\"[redacted]\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a:b@c", "12:30", "a basic idea", "bearer of news", "skeleton",
            "mailto:ada@example.org"})
    void showsWhatOnlyResemblesOne(String value) {
        assertThat(shown("{\"note\":\"" + value + "\"}")).isEqualTo("{\"note\":\"" + value + "\"}");
    }

    @Test
    void cutsLongTextsAndSaysHowLongTheyAre() {
        assertThat(shown("{\"text\":\"" + "x".repeat(1000) + "\"}")).hasSizeLessThan(400)
                .contains("… (1000 characters)");
    }

    @Test
    void staysSmallWhateverComesIn() throws JsonProcessingException {
        ObjectNode wide = JsonNodeFactory.instance.objectNode();
        ArrayNode many = wide.putArray("many");
        for (int i = 0; i < 100_000; i++) {
            many.add(i);
            wide.put("field" + i, "\"".repeat(50));
        }
        JsonNode deep = JsonNodeFactory.instance.textNode("bottom");
        for (int i = 0; i < 90; i++) {
            deep = JsonNodeFactory.instance.arrayNode().add(deep);
        }

        assertThat(ShownArguments.of(wide)).hasSizeLessThan(12_000);
        assertThat(ShownArguments.of(deep)).doesNotContain("bottom");
        assertThat(JSON.readTree(ShownArguments.of(wide)).isObject()).isTrue();
    }

    @Test
    void neverCutsACharacterInTwo() {
        String shown = shown("{\"text\":\"" + "😀".repeat(300) + "\"}");

        assertThat(shown.codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF)).isEmpty();
    }

    @Test
    void measuresStagesOneAfterAnother() {
        AtomicLong nanos = new AtomicLong();
        Timeline timeline = Timeline.begin(nanos::get);

        nanos.set(5_000);
        timeline.mark("resolve");
        nanos.set(12_000);
        timeline.mark("run");
        nanos.set(13_000);
        timeline.mark("resolve");

        assertThat(timeline.micros()).containsOnly(java.util.Map.entry("resolve", 6L), java.util.Map.entry("run", 7L));
    }

    private static String shown(String json) {
        try {
            return ShownArguments.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
