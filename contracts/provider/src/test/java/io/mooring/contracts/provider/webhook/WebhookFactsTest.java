package io.mooring.contracts.provider.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.Freshness.Unit;
import io.mooring.contracts.provider.webhook.SignatureScheme.Encoding;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;

class WebhookFactsTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/mooring/contracts/provider/webhook");
    private static final SignaturePlace HEADER = new SignaturePlace(List.of(Locator.of("header:X-Proof")), null, null,
            null, null);

    static Stream<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsEveryFileOfARegisteredProvider(String id) {
        WebhookFacts facts = WebhookFacts.shipped(id).orElseThrow();

        assertThat(Providers.registered().findWebhook(id)).hasValue(facts);
        assertThat(facts.schemes()).extracting(SignatureScheme::name).doesNotHaveDuplicates();
        assertThat(facts.keptHeaders()).allMatch(name -> name.equals(name.toLowerCase(java.util.Locale.ROOT)))
                .noneMatch(name -> name.matches(".*(signature|secret|authorization).*") && !name.contains("version"));
    }

    @Test
    void readsTheFactsOfGitHub() {
        WebhookFacts facts = WebhookFacts.shipped("github").orElseThrow();

        assertThat(facts.schemes()).singleElement().satisfies(scheme -> {
            assertThat(scheme.kind()).isEqualTo(Kind.HMAC_SHA256);
            assertThat(scheme.signature().from()).containsExactly(Locator.of("header:X-Hub-Signature-256"));
            assertThat(scheme.content()).isEqualTo("{body}");
        });
        assertThat(facts.formField()).isEqualTo("payload");
    }

    @Test
    void findsNoFactsOfOthers() {
        assertThat(WebhookFacts.shipped("nobody")).isEmpty();
        assertThat(WebhookFacts.shipped("github").orElseThrow().findScheme("other")).isEmpty();
    }

    @Test
    void refusesToKeepTheSignature() {
        SignatureScheme scheme = new SignatureScheme("x", Kind.TOKEN, HEADER, null, null, null, null, null, null, null,
                null);

        assertThatThrownBy(() -> new WebhookFacts(List.of(scheme), List.of(), List.of("constant:x"), null,
                List.of("x-proof"), List.of(), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesSignedContentOfNothing() {
        assertThatThrownBy(() -> new SignatureScheme("x", Kind.HMAC_SHA256, HEADER, Encoding.HEX, "v0", null, null,
                null, Map.of(), null, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureScheme("x", Kind.HMAC_SHA256, HEADER, null, "{body}", null, null,
                null, Map.of(), null, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesKeysFromAnywhere() {
        assertThatThrownBy(() -> new KeyFacts(KeyFacts.Form.JWKS, null, null, null, "http://keys.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyFacts(KeyFacts.Form.CERTIFICATE, null, Locator.of("body:Url"), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsTimesInDigitsOnly() {
        Freshness freshness = new Freshness(Locator.of("header:T"), Unit.SECONDS, 300);

        assertThat(freshness.parse("1767225600")).hasValue(Instant.ofEpochSecond(1767225600));
        assertThat(Stream.of("", "+1767225600", " 1767225600", "1e9", "9".repeat(30), "-1"))
                .allMatch(text -> freshness.parse(text).isEmpty());
        assertThat(new Freshness(Locator.of("header:T"), Unit.ISO, 300).parse("2026-01-01T01:00:00+01:00"))
                .hasValue(Instant.ofEpochSecond(1767225600));
    }

    @Test
    void toleratesALittleFutureOnly() {
        Instant now = Instant.ofEpochSecond(1767225600);
        Freshness hours = new Freshness(Locator.of("body:at"), Unit.MILLIS, 28800);

        assertThat(hours.isStale(now.minusSeconds(28800), now)).isFalse();
        assertThat(hours.isStale(now.minusSeconds(28801), now)).isTrue();
        assertThat(hours.isAhead(now.plusSeconds(300), now)).isFalse();
        assertThat(hours.isAhead(now.plusSeconds(301), now)).isTrue();
    }

    @Test
    void refusesQuestionsThatEveryEventWouldBe() {
        Handshake.Answer answer = new Handshake.Answer(200, null, null);

        assertThatThrownBy(() -> new Handshake("POST", Map.of(), true, answer, Map.of(), null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Handshake("PUT", Map.of(), true, answer, Map.of(), null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Handshake.Answer(302, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Nobody can sign with a secret that is yet to be named. */
    @Test
    void letsUnsignedQuestionsAloneNameTheSecret() {
        Handshake.Answer answer = new Handshake.Answer(200, null, null);
        Locator token = Locator.of("body:token");

        assertThatThrownBy(() -> new Handshake("POST", Map.of(token, "*"), true, answer, Map.of(), null, null, token))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Stream.of("notion", "asana", "github").map(WebhookFacts::shipped).flatMap(Optional::stream)
                .map(WebhookFacts::namesSecret)).containsExactly(true, true, false);
    }

    @Test
    void readsWhatIsDescribedAndSaysWhereItDoesNotFit() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String facts = """
                {"schemes": [{"name": "signature", "kind": "%s", "signature": {"from": ["header:X-Proof"]}}],
                "eventType": ["constant:event"]}""";

        assertThat(WebhookFacts.read(json.readTree(facts.formatted("TOKEN"))).schemes().getFirst().kind())
                .isEqualTo(Kind.TOKEN);
        assertThatThrownBy(() -> WebhookFacts.read(json.readTree(facts.formatted("MD5"))))
                .isInstanceOfSatisfying(JsonMappingException.class, misfit -> assertThat(misfit.getPath()).hasSize(3));
    }

    @Test
    void takesUnsignedEventsByTheirAddress() {
        assertThat(WebhookFacts.UNSIGNED.schemes()).singleElement()
                .satisfies(scheme -> assertThat(scheme.kind().proves()).isFalse());
    }
}
