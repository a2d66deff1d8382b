package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.provider.Vectors.Vector;

/** What providers, their SDKs and their formulas sign is accepted, and nothing that was changed afterwards. */
class VectorsTest {

    static Stream<Vector> signed() throws IOException {
        List<Vector> published = Vectors.all().stream().filter(vector -> !vector.text("kind").equals("handshake"))
                .toList();
        Set<String> proven = published.stream().map(vector -> vector.provider() + " " + scheme(vector).name())
                .collect(Collectors.toSet());
        Stream<Vector> computed = described().flatMap(
                provider -> WebhookFacts.shipped(provider).orElseThrow().schemes().stream()
                        .filter(scheme -> !proven.contains(provider + " " + scheme.name()))
                        .map(scheme -> Computed.of(provider, scheme)));
        return Stream.concat(published.stream(), computed);
    }

    private static Stream<String> described() {
        return Providers.registered().webhookIds().stream().filter(id -> WebhookFacts.shipped(id).isPresent());
    }

    /** Schemes nobody published an example of can all be computed, so that none is left out. */
    @Test
    void triesEverySchemeThereIs() throws IOException {
        Set<String> tried = signed().map(vector -> vector.provider() + " " + scheme(vector).name())
                .collect(Collectors.toSet());

        assertThat(described().flatMap(provider -> WebhookFacts.shipped(provider).orElseThrow().schemes().stream()
                .map(scheme -> provider + " " + scheme.name()))).allMatch(tried::contains)
                .hasSizeGreaterThanOrEqualTo(75);
    }

    @Test
    void knowsEveryProviderOfTheVectors() throws IOException {
        List<Vector> all = Vectors.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(80);
        assertThat(all).allMatch(vector -> WebhookFacts.shipped(vector.provider()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void acceptsWhatWasSigned(Vector vector) {
        assertThat(check(vector, arrival(vector, body(vector)), now(vector))).isEqualTo(Verdict.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesChangedBodies(Vector vector) {
        SignatureScheme scheme = scheme(vector);
        if (scheme.key().jwks() != null || scheme.signature().from().getFirst().source() != Source.BODY
                && scheme.kind() == SignatureScheme.Kind.TOKEN) {
            return; // neither covers the body
        }
        byte[] body = body(vector);
        String text = new String(body, UTF_8);
        List<byte[]> changed = scheme.each() != null || scheme.content() != null && !scheme.content().contains("body}")
                ? List.of("{}".getBytes(UTF_8))
                : List.of((text + " ").getBytes(UTF_8), text.substring(1).getBytes(UTF_8), new byte[0], flipped(body));

        assertThat(changed).allSatisfy(other -> assertThat(check(vector, arrival(vector, other), now(vector))
                .accepted()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesChangedSignatures(Vector vector) {
        SignatureScheme scheme = scheme(vector);
        if (scheme.signature().from().getFirst().source() == Source.BODY) {
            return; // covered by the changed bodies
        }
        Map<String, List<String>> headers = headers(vector);
        List<String> proofs = headers.keySet().stream().filter(name -> proves(scheme, name)).toList();

        for (String name : proofs) {
            String value = headers.get(name).getFirst();
            Map<String, List<String>> changed = new HashMap<>(headers);
            changed.keySet().removeAll(proofs);
            assertThat(check(vector, changed, now(vector))).as("none").isFalse();
            for (String other : others(scheme, value)) {
                changed.put(name, List.of(other));
                assertThat(check(vector, changed, now(vector))).as(other).isFalse();
            }
            changed.put(name, List.of(value, value));
            assertThat(scheme.signature().from().getFirst().source() == Source.HEADER
                    && check(vector, changed, now(vector))).as("twice").isFalse();
        }
    }

    private static boolean proves(SignatureScheme scheme, String header) {
        return scheme.signature().from().stream().anyMatch(at -> at.source() == Source.HEADERS
                ? header.startsWith(at.name())
                : header.equalsIgnoreCase(at.name()));
    }

    /** In a list every signature is changed: one that is right is enough. */
    private static List<String> others(SignatureScheme scheme, String value) {
        if (scheme.signature().items() == null) {
            return List.of("", value.substring(0, value.length() - 3), value + "00", "x" + value);
        }
        String start = scheme.signature().field() + scheme.signature().pair();
        return List.of("", value.replace(start, "zz" + scheme.signature().pair()), value.replace(start, start + "00"));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesWhatIsOldOrYetToCome(Vector vector) {
        if (scheme(vector).timestamp() == null || scheme(vector).timestamp().windowSeconds() == null) {
            return;
        }

        assertThat(Stream.of(-86400, -310, 310 + 28800, 86400).filter(
                seconds -> seconds < 0 || seconds > scheme(vector).timestamp().windowSeconds()))
                .allSatisfy(seconds -> assertThat(
                        check(vector, arrival(vector, body(vector)), now(vector).plusSeconds(seconds)).accepted())
                        .as("%s s", seconds).isFalse());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesOtherSecretsAndAcceptsOneOfSeveral(Vector vector) {
        SignatureScheme scheme = scheme(vector);
        if (!scheme.kind().isComputed() && scheme.kind() != SignatureScheme.Kind.TOKEN) {
            return;
        }
        byte[] other = scheme.key().form().name().matches("UTF8|NFKD")
                ? "other".getBytes(UTF_8)
                : "00ff00ff".getBytes(UTF_8);
        Arrival arrival = arrival(vector, body(vector));

        assertThat(new SignatureCheck(scheme, List.of(other)).check(arrival, now(vector), PublishedKeys.NONE)
                .accepted()).isFalse();
        assertThat(new SignatureCheck(scheme, List.of(other, secret(vector))).check(arrival, now(vector),
                PublishedKeys.NONE)).isEqualTo(Verdict.ACCEPTED);
    }

    static boolean check(Vector vector, Map<String, List<String>> headers, Instant now) {
        return check(vector, new Arrival(vector.text("method"), vector.text("url"), headers, body(vector)), now)
                .accepted();
    }

    static Verdict check(Vector vector, Arrival arrival, Instant now) {
        SignatureCheck check = new SignatureCheck(scheme(vector), List.of(secret(vector)));
        return check.check(arrival, now, check.findKeyAddress(arrival).map(address -> published(vector))
                .orElse(PublishedKeys.NONE));
    }

    static PublishedKeys published(Vector vector) {
        return vector.facts().has("jwk")
                ? PublishedKeys.ofSet(vector.facts().path("jwk").toString())
                : PublishedKeys.ofCertificate(vector.text("certificatePem"), Instant.parse("2027-01-01T00:00:00Z"));
    }

    static SignatureScheme scheme(Vector vector) {
        WebhookFacts facts = WebhookFacts.shipped(vector.provider()).orElseThrow();
        String name = vector.text("scheme");
        return name.isEmpty() ? facts.schemes().getFirst() : facts.findScheme(name).orElseThrow();
    }

    /** What a person would have stored for the endpoint. */
    static byte[] secret(Vector vector) {
        ObjectNode facts = (ObjectNode) vector.facts();
        String secret = Stream.of("secret", "publicKey", "webhookId", "expectedEmail").filter(facts::has)
                .map(vector::text).findFirst().orElseGet(() -> facts.has("jwk")
                        ? facts.path("jwk").toString()
                        : "arn:aws:sns:us-west-2:123456789012:MyTopic");
        return secret.getBytes(UTF_8);
    }

    static Arrival arrival(Vector vector, byte[] body) {
        return new Arrival(vector.text("method"), vector.text("url"), headers(vector), body);
    }

    static Map<String, List<String>> headers(Vector vector) {
        Map<String, List<String>> headers = new HashMap<>();
        vector.facts().path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
        return headers;
    }

    static byte[] body(Vector vector) {
        return vector.text("body").getBytes(UTF_8);
    }

    private static byte[] flipped(byte[] body) {
        byte[] flipped = body.clone();
        flipped[flipped.length / 2] ^= 1;
        return flipped;
    }

    static Instant now(Vector vector) {
        return Instant.ofEpochSecond(vector.facts().path("now").asLong());
    }
}
