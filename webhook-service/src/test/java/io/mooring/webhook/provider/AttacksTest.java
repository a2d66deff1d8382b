package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.provider.webhook.KeyFacts.Form;
import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.provider.Vectors.Vector;
import io.mooring.webhook.provider.Verdict.Refusal;

/** What somebody can do to a signed webhook on its way, for every scheme; the rest of the matrix is in {@link VectorsTest}. */
class AttacksTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Vector> signed() throws IOException {
        return VectorsTest.signed();
    }

    /** Those whose signature is about the bytes of the body. */
    static Stream<Vector> overBytes() throws IOException {
        return signed().filter(vector -> coversBytes(VectorsTest.scheme(vector)));
    }

    private static boolean coversBytes(SignatureScheme scheme) {
        String content = scheme.content();
        return content != null && (content.contains("{body}") || content.contains("{canonical}"))
                || scheme.requires().containsValue("{sha256}")
                || scheme.claims().values().stream().anyMatch(values -> values.contains("{sha256}"));
    }

    @ParameterizedTest
    @MethodSource("overBytes")
    void refusesBodiesThatDifferInAnyByte(Vector vector) {
        byte[] body = VectorsTest.body(vector);

        assertThat(IntStream.range(0, body.length).mapToObj(at -> flipped(body, at)))
                .allMatch(other -> isRefused(vector, other));
    }

    private static byte[] flipped(byte[] body, int at) {
        byte[] flipped = body.clone();
        flipped[at] ^= 0x20;
        return flipped;
    }

    @ParameterizedTest
    @MethodSource("overBytes")
    void refusesBodiesThatWereEncodedAgain(Vector vector) throws IOException {
        byte[] body = VectorsTest.body(vector);
        String text = new String(body, UTF_8);

        assertThat(isRefused(vector, text.getBytes(UTF_16))).as("another charset").isTrue();
        assertThat(isRefused(vector, (text + "\n").getBytes(UTF_8))).as("a line feed").isTrue();
        assertThat(isRefused(vector, ("\ufeff" + text).getBytes(UTF_8))).as("a mark in front").isTrue();
        assertThat(isRefused(vector, zipped(body))).as("compressed").isTrue();
        if (text.startsWith("{") || text.startsWith("[")) {
            JsonNode tree = JSON.readTree(text);
            assertThat(isRefused(vector, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(List.of(tree))))
                    .as("in a list").isTrue();
            String pretty = tree.toPrettyString();
            assertThat(pretty.equals(text) || isRefused(vector, pretty.getBytes(UTF_8))).as("pretty").isTrue();
        }
    }

    /** Where only members of the body are signed, or nothing of it, it must still be what it says it is. */
    @ParameterizedTest
    @MethodSource("signed")
    void refusesWhatIsNoBodyOfItsProvider(Vector vector) {
        SignatureScheme scheme = VectorsTest.scheme(vector);
        if (scheme.signature().from().getFirst().source() != Source.BODY) {
            return; // the body is signed as a whole, or not at all
        }
        byte[] body = VectorsTest.body(vector);
        String text = new String(body, UTF_8);

        assertThat(List.of(new byte[0], "[]".getBytes(UTF_8), "null".getBytes(UTF_8), text.getBytes(UTF_16),
                zipped(body), (text + text).getBytes(UTF_8), "[".repeat(100_000).getBytes(UTF_8),
                ("{\"a\":" + "[{},".repeat(100) + "]".repeat(100) + "}").getBytes(UTF_8)))
                .allMatch(other -> isRefused(vector, other));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesWhatIsSignedTwiceOrNotAtAll(Vector vector) {
        SignatureScheme scheme = VectorsTest.scheme(vector);
        List<Locator> needed = Stream.concat(
                Stream.concat(scheme.requires().keySet().stream(), Stream.ofNullable(scheme.id())),
                Stream.ofNullable(scheme.timestamp()).map(freshness -> freshness.from()))
                .filter(at -> at.source() == Source.HEADER).toList();

        for (Locator at : needed) {
            Map<String, List<String>> headers = new HashMap<>(VectorsTest.headers(vector));
            String name = headers.keySet().stream().filter(at.name()::equalsIgnoreCase).findFirst().orElseThrow();
            headers.put(name, List.of(headers.get(name).getFirst(), headers.get(name).getFirst()));
            assertThat(accepts(vector, headers)).as("%s twice", name).isFalse();
            headers.remove(name);
            assertThat(accepts(vector, headers)).as("no %s", name).isFalse();
        }
        if (scheme.signature().from().getFirst().source() == Source.QUERY) {
            String url = vector.text("url");
            String query = url.substring(url.indexOf('?') + 1);
            assertThat(acceptsAt(vector, url)).isTrue();
            assertThat(acceptsAt(vector, url + "&" + query)).as("twice").isFalse();
            assertThat(acceptsAt(vector, url.substring(0, url.indexOf('?')))).as("none").isFalse();
            assertThat(acceptsAt(vector, url + "x")).as("another").isFalse();
        }
    }

    /** A key of the same kind that is another one. */
    @ParameterizedTest
    @MethodSource("signed")
    void refusesOtherPublicKeys(Vector vector) throws Exception {
        SignatureScheme scheme = VectorsTest.scheme(vector);
        if (scheme.kind() != Kind.ED25519 && scheme.kind() != Kind.ECDSA_P256) {
            return;
        }
        byte[] encoded = KeyPairGenerator.getInstance(scheme.kind() == Kind.ED25519 ? "Ed25519" : "EC")
                .generateKeyPair().getPublic().getEncoded();
        byte[] key = scheme.kind() == Kind.ED25519
                ? Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)
                : encoded;
        String other = scheme.key().form() == Form.HEX
                ? HexFormat.of().formatHex(key)
                : Base64.getEncoder().encodeToString(key);

        Verdict verdict = new SignatureCheck(scheme, List.of(other.getBytes(UTF_8))).check(
                VectorsTest.arrival(vector, VectorsTest.body(vector)), VectorsTest.now(vector), PublishedKeys.NONE);

        assertThat(verdict.refusal()).isEqualTo(Refusal.MISMATCH);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesEverythingWithoutASecret(Vector vector) {
        Verdict verdict = new SignatureCheck(VectorsTest.scheme(vector), List.of()).check(
                VectorsTest.arrival(vector, VectorsTest.body(vector)), VectorsTest.now(vector), PublishedKeys.NONE);

        assertThat(verdict.accepted()).isFalse();
    }

    @Test
    void takesSecretAddressesAndNoOthers() {
        SignatureScheme scheme = WebhookFacts.UNSIGNED.schemes().getFirst();
        SignatureCheck check = new SignatureCheck(scheme, List.of("whs_a".getBytes(UTF_8), "whs_b".getBytes(UTF_8)));

        assertThat(Stream.of("/whs_a", "/whs_b", "/whs_b?x").map(end -> address(check, end)))
                .allMatch(Verdict::accepted);
        assertThat(Stream.of("", "/", "/whs_c", "/whs_a/", "/whs_a/whs_b", "/WHS_A", "?whs_a", "/%77hs_a")
                .map(end -> address(check, end))).noneMatch(Verdict::accepted);
    }

    private static Verdict address(SignatureCheck check, String end) {
        return check.check(new Arrival("POST", "https://hooks.example/webhook/spotify/whe_1" + end, Map.of(),
                "{}".getBytes(UTF_8)), Instant.EPOCH, PublishedKeys.NONE);
    }

    private static boolean isRefused(Vector vector, byte[] body) {
        return !VectorsTest.check(vector, VectorsTest.arrival(vector, body), VectorsTest.now(vector)).accepted();
    }

    private static boolean accepts(Vector vector, Map<String, List<String>> headers) {
        return VectorsTest.check(vector, headers, VectorsTest.now(vector));
    }

    private static boolean acceptsAt(Vector vector, String url) {
        return VectorsTest.check(vector, new Arrival(vector.text("method"), url, VectorsTest.headers(vector),
                VectorsTest.body(vector)), VectorsTest.now(vector)).accepted();
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
