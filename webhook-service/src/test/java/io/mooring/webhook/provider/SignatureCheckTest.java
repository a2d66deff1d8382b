package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.SignatureScheme;
import io.mooring.contracts.provider.SignatureScheme.Algorithm;
import io.mooring.contracts.provider.SignatureScheme.Encoding;
import io.mooring.contracts.provider.github.GitHub;

class SignatureCheckTest {

    private static final SignatureScheme GITHUB = new GitHub().facts().webhook().signature();
    /** The example in GitHub's documentation. */
    private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(UTF_8);
    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
    private static final String HEX = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final SignatureCheck check = new SignatureCheck(GITHUB, SECRET);

    @Test
    void acceptsTheExampleOfTheDocumentation() {
        assertThat(check.accepts(List.of("sha256=" + HEX), BODY)).isTrue();
    }

    @Test
    void acceptsEveryVector() throws IOException {
        List<JsonNode> vectors = Vectors.of("github");

        assertThat(vectors).hasSizeGreaterThanOrEqualTo(2).allSatisfy(vector -> {
            SignatureCheck own = new SignatureCheck(GITHUB, vector.path("secret").asText().getBytes(UTF_8));
            List<String> header = List.of(vector.path("headers").path(GITHUB.header()).asText());
            byte[] body = vector.path("body").asText().getBytes(UTF_8);
            assertThat(own.accepts(header, body)).as(vector.path("name").asText()).isTrue();
            for (int i = 0; i < body.length; i++) {
                byte[] tampered = body.clone();
                tampered[i] ^= 1;
                assertThat(own.accepts(header, tampered)).isFalse();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=75", "sha1=" + HEX, HEX, "sha256=" + HEX + "00",
            "sha256=" + HEX + "0", "sha256= " + HEX, "SHA256=" + HEX, "sha256=zz" + HEX,
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e16"})
    void refusesAnythingButTheWholeSignature(String header) {
        assertThat(check.accepts(List.of(header), BODY)).isFalse();
    }

    @Test
    void refusesNoneAndSeveral() {
        assertThat(check.accepts(List.of(), BODY)).isFalse();
        assertThat(check.accepts(List.of("sha256=" + HEX, "sha256=" + HEX), BODY)).isFalse();
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(new SignatureCheck(GITHUB, "other".getBytes(UTF_8)).accepts(List.of("sha256=" + HEX), BODY))
                .isFalse();
    }

    @Test
    void comparesBytesNotLetters() {
        assertThat(check.accepts(List.of("sha256=" + HEX.toUpperCase(Locale.ROOT)), BODY)).isTrue();
    }

    /** The first test case of RFC 4231, split over the template. */
    @Test
    void fillsTheTemplateInBase64Too() {
        byte[] key = new byte[20];
        java.util.Arrays.fill(key, (byte) 0x0b);
        SignatureScheme scheme = new SignatureScheme(Algorithm.HMAC_SHA256, "X-Test", "v0=", Encoding.BASE64,
                "Hi {body}re");

        assertThat(new SignatureCheck(scheme, key).accepts(
                List.of("v0=sDRMYdjbOFNcqK/OrwvxK4gdwgDJgz2nJuk3bC4yz/c="), "The".getBytes(UTF_8))).isTrue();
    }
}
