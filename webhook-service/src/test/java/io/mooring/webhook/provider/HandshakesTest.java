package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.provider.Vectors.Vector;

class HandshakesTest {

    private static final String URL = "https://hooks.example/webhook/x/whe_1";
    /** The first is an event like another; the second names the endpoint. */
    private static final Set<String> OTHERS = Set.of("google-channel", "meta");

    static Stream<Vector> questions() throws IOException {
        return Vectors.all().stream().filter(vector -> vector.text("kind").equals("handshake"))
                .filter(vector -> !OTHERS.contains(vector.provider()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersWhatTheVectorsAsk(Vector vector) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        vector.facts().path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
        Arrival arrival = new Arrival(vector.text("method"), vector.text("url"), headers,
                body(vector.facts().path("body")));

        Reply reply = Stream.of(false, true).map(proved -> handshakes(vector.provider(),
                vector.facts().has("secret") ? vector.text("secret") : null).find(arrival, proved)).flatMap(Optional::stream).findFirst().orElseThrow();

        JsonNode wanted = vector.facts().path("response");
        assertThat(reply.status()).isEqualTo(wanted.path("status").intValue());
        if (wanted.path("body").isContainerNode()) {
            assertThat(new ObjectMapper().readTree(reply.body())).isEqualTo(wanted.path("body"));
        } else {
            assertThat(reply.body() == null ? "" : reply.body()).isEqualTo(wanted.path("body").asText());
        }
        wanted.path("headers").properties().stream().filter(header -> header.getValue().isTextual())
                .filter(header -> header.getKey().equalsIgnoreCase("WebHook-Allowed-Origin"))
                .forEach(header -> assertThat(reply.headers()).containsValue(header.getValue().textValue()));
    }

    @Test
    void answersMetaWhenItNamesTheEndpoint() {
        String query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        assertThat(find("meta", "GET", query + "whe_1", "").orElseThrow().body()).isEqualTo("1158201444");
        assertThat(find("meta", "GET", query + "other", "")).isEmpty();
        assertThat(find("meta", "GET", "?hub.challenge=1", "")).isEmpty();
        assertThat(find("meta", "POST", query + "whe_1", "")).isEmpty();
    }

    /** Whoever reads the answer as a page must not run it. */
    @Test
    void echoesAsPlainTextOnly() {
        Reply reply = find("dropbox", "GET", "?challenge=%3Cscript%3E", "").orElseThrow();

        assertThat(reply.type()).isEqualTo("text/plain");
        assertThat(reply.headers()).containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void escapesWhatItPutsIntoJson() throws IOException {
        Arrival arrival = new Arrival("GET", URL, Map.of("x-okta-verification-challenge", List.of("a\"b\\c")),
                new byte[0]);

        Reply reply = handshakes("okta", "s").find(arrival, false).orElseThrow();

        assertThat(new ObjectMapper().readTree(reply.body()).path("verification").textValue()).isEqualTo("a\"b\\c");
    }

    /** Else anybody could ask for the signature of a body of his own: X signs with the same secret. */
    @Test
    void hashesNoBodies() {
        assertThat(find("x-twitter", "GET", "?crc_token=abc", "")).isPresent();
        assertThatThrownBy(() -> find("x-twitter", "GET", "?crc_token=%7B%22a%22%3A1%7D", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Every short body of harmless characters could be signed by X's handshake, so none of them counts as signed. */
    @Test
    void knowsBodiesItWouldHashForAnybody() {
        Handshakes crc = handshakes("x-twitter", "s");

        assertThat(crc.hashesForAnybody("1234".getBytes(UTF_8))).isTrue();
        assertThat(crc.hashesForAnybody("{\"a\":1}".getBytes(UTF_8))).isFalse();
        assertThat(handshakes("zoom", "s").hashesForAnybody("1234".getBytes(UTF_8))).isFalse();
        assertThat(handshakes("github", "s").hashesForAnybody("1234".getBytes(UTF_8))).isFalse();
    }

    @Test
    void takesTheSecretAProviderNamesOnlyWhileThereIsNone() {
        Arrival hook = new Arrival("POST", URL, Map.of("X-Hook-Secret", List.of("b537")), "{}".getBytes(UTF_8));
        Arrival token = new Arrival("POST", URL, Map.of(), "{\"verification_token\": \"secret_t\"}".getBytes(UTF_8));

        Reply asana = handshakes("asana", null).find(hook, false).orElseThrow();
        Reply notion = handshakes("notion", null).find(token, false).orElseThrow();

        assertThat(asana.named()).isEqualTo("b537");
        assertThat(asana.headers()).containsEntry("X-Hook-Secret", "b537");
        assertThat(notion.named()).isEqualTo("secret_t");
        assertThat(notion.toString()).doesNotContain("secret_t");
        assertThat(handshakes("asana", "s").find(hook, false)).isEmpty();
        assertThat(handshakes("notion", "s").find(token, false)).isEmpty();
        assertThat(handshakes("notion", "s").find(token, true)).isEmpty();
    }

    @Test
    void answersNoUnprovedQuestionThatMustBeSigned() {
        assertThat(find("slack", "POST", "", "{\"type\": \"url_verification\", \"challenge\": \"x\"}")).isEmpty();
        assertThat(find("zoom", "POST", "", """
                {"event": "endpoint.url_validation", "payload": {"plainToken": "x"}}""")).isEmpty();
    }

    @Test
    void confirmsAtTheProvidersHostOnly() {
        Handshakes sns = handshakes("aws-sns", "arn");

        assertThat(sns.find(confirmation("https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=1"),
                true).orElseThrow().confirm()).hasHost("sns.us-east-1.amazonaws.com");
        assertThatThrownBy(() -> sns.find(confirmation("https://evil.example/?Action=ConfirmSubscription&x"), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sns.find(confirmation("http://169.254.169.254/latest"), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Arrival confirmation(String url) {
        return new Arrival("POST", URL, Map.of(), """
                {"Type": "SubscriptionConfirmation", "SubscribeURL": "%s"}""".formatted(url).getBytes(UTF_8));
    }

    private static Optional<Reply> find(String provider, String method, String query, String body) {
        return handshakes(provider, "s").find(new Arrival(method, URL + query, Map.of(), body.getBytes(UTF_8)), false);
    }

    private static Handshakes handshakes(String provider, @Nullable String secret) {
        return new Handshakes(WebhookFacts.shipped(provider).orElseThrow().handshakes(),
                secret == null ? null : secret.getBytes(UTF_8));
    }

    private static byte[] body(JsonNode body) {
        return (body.isTextual() ? body.textValue() : body.toString()).getBytes(UTF_8);
    }
}
