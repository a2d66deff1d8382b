package io.mooring.webhook.custom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.PublishedKeys;
import io.mooring.webhook.provider.SignatureCheck;
import io.quarkiverse.resteasy.problem.HttpProblem;

class DescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEME = """
            {"kind": "HMAC_SHA256", "signature": {"from": ["header:X-Acme"], "items": ",", "pair": "=", "field": "v1"},
            "encoding": "HEX", "content": "{timestamp}.{body}",
            "timestamp": {"from": "field:t", "unit": "SECONDS", "windowSeconds": 300}}""";

    @Test
    void becomesFactsThatVerify() throws Exception {
        WebhookFacts facts = Description.require(description(SCHEME));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s".getBytes(UTF_8), "HmacSHA256"));
        String hash = HexFormat.of().formatHex(mac.doFinal("1767225600.{}".getBytes(UTF_8)));

        assertThat(check(facts, "t=1767225600,v1=" + hash, "{}")).isTrue();
        assertThat(check(facts, "t=1767225600,v1=" + hash, "{ }")).isFalse();
        assertThat(check(facts, "t=1767225601,v1=" + hash, "{}")).isFalse();
        assertThat(facts.eventType()).containsExactly("body:type", "constant:event");
    }

    private static boolean check(WebhookFacts facts, String header, String body) {
        return new SignatureCheck(facts.schemes().getFirst(), List.of("s".getBytes(UTF_8)))
                .check(new Arrival("POST", "https://hooks.example/webhook/custom/whe_1",
                        Map.of("X-Acme", List.of(header)), body.getBytes(UTF_8)), Instant.ofEpochSecond(1767225600),
                        PublishedKeys.NONE)
                .accepted();
    }

    /** Filled for each request, before the signature is compared. */
    @ParameterizedTest
    @ValueSource(strings = {"{body}{body}", "{body}.{sha256}{sha256}"})
    void refusesWhatIsFilledWithMuchTwice(String content) {
        String scheme = SCHEME.replace("{timestamp}.{body}", content);

        assertThatThrownBy(() -> Description.require(description(scheme))).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getParameters()).containsEntry("field", "/description/scheme/content"));
    }

    @Test
    void refusesPlacesThatAreFarAway() {
        String scheme = SCHEME.replace("header:X-Acme", "body:[]" + ".".repeat(21) + "x");

        assertThatThrownBy(() -> Description.require(description(scheme))).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getParameters()).containsEntry("field",
                        "/description/scheme/signature/from/0"));
        assertThatThrownBy(() -> Description.require(description(SCHEME.replace("X-Acme", "X".repeat(300)))))
                .isInstanceOf(HttpProblem.class);
    }

    /** What would let a sender prove anything he likes, or leaves the body unsigned, and what is no scheme. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/description/scheme/kind| `{'kind': 'MD5', 'signature': {'from': ['header:X']}}`",
            "/description/scheme/kind| `{'kind': 'SHA256', 'signature': {'from': ['header:X']}, 'encoding': 'HEX', 'content': '{secret}{body}'}`",
            "/description/scheme/kind| `{'kind': 'JWT_RS256', 'signature': {'from': ['header:X']}, 'key': {'form': 'JWKS', 'jwks': 'https://x.example'}}`",
            "/description/scheme/key| `{'kind': 'TOKEN', 'signature': {'from': ['header:X']}, 'key': {'form': 'CERTIFICATE', 'certificate': 'body:a', 'allowed': '.*'}}`",
            "/description/scheme/signature/from| `{'kind': 'TOKEN', 'signature': {'from': ['constant:known']}}`",
            "/description/scheme/signature/from| `{'kind': 'TOKEN', 'signature': {'from': ['path:x']}}`",
            "/description/scheme/signature/from| `{'kind': 'ADDRESS', 'signature': {'from': ['query:x']}}`",
            "/description/scheme/content| `{'kind': 'HMAC_SHA256', 'signature': {'from': ['header:X']}, 'encoding': 'HEX', 'content': '{timestamp}'}`",
            "/description/scheme/content| `{'kind': 'HMAC_SHA256', 'signature': {'from': ['header:X']}, 'encoding': 'HEX', 'content': '{body}{nothing}'}`",
            "/description/scheme/each| `{'kind': 'TOKEN', 'signature': {'from': ['header:X']}, 'each': 'a[]'}`",
            "/description/scheme/claims| `{'kind': 'TOKEN', 'signature': {'from': ['header:X']}, 'claims': {'a': ['b']}}`",
            "/description/scheme/colour| `{'kind': 'TOKEN', 'signature': {'from': ['header:X']}, 'colour': 'red'}`",
            "/description/scheme/timestamp/windowSeconds| `{'kind': 'TOKEN', 'signature': {'from': ['header:X']}, 'timestamp': {'from': 'header:T', 'unit': 'SECONDS', 'windowSeconds': 0}}`",
            "/description/scheme| `{'kind': 'TOKEN'}`", "/description/scheme| `{'name': 'mine'}`",
            "/description/scheme| `[]`", "/description/scheme| `null`"})
    void namesWhatDoesNotFit(String pointer, String scheme) {
        assertThatThrownBy(() -> Description.require(description(scheme.replace('\'', '"'))))
                .isInstanceOfSatisfying(HttpProblem.class,
                        problem -> assertThat(String.valueOf(problem.getParameters().get("field")))
                                .startsWith(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/description/event_type| `{'scheme': 1, 'event_type': 'body:type'}`",
            "/description/event_types| `{'event_types': []}`",
            "/description/scheme| `{'event_type': ['body:type']}`",
            "/description/event_type| `{'scheme': {'kind': 'TOKEN', 'signature': {'from': ['header:X']}}, 'event_type': ['claim:x']}`",
            "/description/kept_headers| `{'scheme': {'kind': 'TOKEN', 'signature': {'from': ['header:X']}}, 'event_type': ['body:x'], 'kept_headers': ['authorization']}`"})
    void namesOtherMembersThatDoNotFit(String pointer, String description) {
        assertThatThrownBy(() -> Description.require(tree(description.replace('\'', '"'))))
                .isInstanceOfSatisfying(HttpProblem.class,
                        problem -> assertThat(String.valueOf(problem.getParameters().get("field")))
                                .startsWith(pointer));
    }

    private static JsonNode description(String scheme) {
        return tree("{\"scheme\": " + scheme + ", \"event_type\": [\"body:type\", \"constant:event\"]}");
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
