package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.provider.Verdict.Refusal;

class SignatureCheckTest {

    private static final Instant NOW = Instant.ofEpochSecond(1767225600);
    private static final String URL = "https://hooks.example/webhook/x/whe_1";
    /** The example in GitHub's documentation. */
    private static final String GITHUB = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void acceptsTheExampleOfTheDocumentation() {
        assertThat(github("It's a Secret to Everybody", GITHUB, "Hello, World!").accepted()).isTrue();
        assertThat(github("It's a Secret to Everybody",
                GITHUB.toUpperCase(java.util.Locale.ROOT).replace("SHA256", "sha256"), "Hello, World!")
                .accepted()).isTrue();
    }

    @Test
    void saysWhyItRefuses() {
        assertThat(github("other", GITHUB, "Hello, World!").refusal()).isEqualTo(Refusal.MISMATCH);
        assertThat(github("other", "sha1=00", "Hello, World!").refusal()).isEqualTo(Refusal.MALFORMED);
        assertThat(check("github", 0, "s", Map.of(), "x").refusal()).isEqualTo(Refusal.MISSING);
        assertThat(check("stripe", 0, "s", Map.of("Stripe-Signature", List.of("t=1767225180,v1=00")), "{}"))
                .isEqualTo(new Verdict(Refusal.STALE, "timestamp 420 s old, at most 300 s are taken"));
        assertThat(check("stripe", 0, "s", Map.of("Stripe-Signature", List.of("t=1767225960,v1=00")), "{}").refusal())
                .isEqualTo(Refusal.AHEAD);
        assertThat(check("stripe", 0, "s", Map.of("Stripe-Signature", List.of("v1=00")), "{}").refusal())
                .isEqualTo(Refusal.MISSING);
        assertThat(check("stripe", 0, "s", Map.of("Stripe-Signature", List.of("t=x,v1=00")), "{}").refusal())
                .isEqualTo(Refusal.MALFORMED);
    }

    /** The first test case of RFC 4231, split over a template: LINE signs in base64. */
    @Test
    void computesTheHashOfTheStandard() {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);

        assertThat(check("line", 0, new String(key, UTF_8),
                Map.of("x-line-signature", List.of("sDRMYdjbOFNcqK/OrwvxK4gdwgDJgz2nJuk3bC4yz/c=")), "Hi There")
                .accepted()).isTrue();
    }

    @Test
    void verifiesEd25519() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        String raw = Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        Map<String, List<String>> headers = Map.of("telnyx-timestamp", List.of("1767225600"),
                "telnyx-signature-ed25519", List.of(sign("Ed25519", keys, "1767225600|{}")));

        assertThat(check("telnyx", 0, raw, headers, "{}").accepted()).isTrue();
        assertThat(check("telnyx", 0, raw, headers, "{ }").refusal()).isEqualTo(Refusal.MISMATCH);
    }

    @Test
    void verifiesEcdsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        String header = "X-Twilio-Email-Event-Webhook-Signature";
        Map<String, List<String>> headers = Map.of("X-Twilio-Email-Event-Webhook-Timestamp", List.of("1767225600"),
                header, List.of(sign("SHA256withECDSA", keys, "1767225600[]\r\n")));

        assertThat(check("sendgrid", 0, key, headers, "[]\r\n").accepted()).isTrue();
        assertThat(check("sendgrid", 0, key, headers, "[]").accepted()).isFalse();
        Map<String, List<String>> zero = new HashMap<>(headers);
        zero.put(header, List.of(Base64.getEncoder().encodeToString(HexFormat.of().parseHex("3006020100020100"))));
        assertThat(check("sendgrid", 0, key, zero, "[]\r\n").accepted()).isFalse();
    }

    @Test
    void takesCertificatesFromTheProvidersHostOnly() {
        SignatureCheck sns = new SignatureCheck(scheme("aws-sns", 0), List.of("arn:aws:sns:x".getBytes(UTF_8)));

        assertThat(sns.findKeyAddress(sns("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem")))
                .isPresent();
        assertThat(List.of("https://evil.example/SimpleNotificationService-0a.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0a.pem",
                "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-0a.pem",
                "https://sns.eu-west-1.amazonaws.com/x/../SimpleNotificationService-0a.pem",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem?x"))
                .allMatch(url -> sns.findKeyAddress(sns(url)).isEmpty());
        assertThat(sns.check(sns("https://evil.example/a.pem"), NOW, PublishedKeys.NONE).accepted()).isFalse();
    }

    /** The public key must never serve as the secret of a keyed hash, and "none" is no algorithm. */
    @Test
    void refusesTokensOfAnotherAlgorithm() throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("k");
        JsonWebSignature right = token("RS256");
        right.setKey(key.getPrivateKey());
        JsonWebSignature confused = token("HS256");
        confused.setKey(new HmacKey(key.getPublicKey().getEncoded()));
        JsonWebSignature none = token("none");
        none.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);

        assertThat(pubsub(right, key).accepted()).isTrue();
        assertThat(pubsub(confused, key).refusal()).isEqualTo(Refusal.MISMATCH);
        assertThat(pubsub(none, key).refusal()).isEqualTo(Refusal.MISMATCH);
        assertThat(new SignatureCheck(scheme("google-pubsub", 0), List.of("other@p.example".getBytes(UTF_8)))
                .check(bearer(right.getCompactSerialization()), NOW, keys(key)).refusal())
                .isEqualTo(Refusal.UNEXPECTED);
    }

    @Test
    void refusesSecretsThatAreNoKey() {
        assertThatThrownBy(() -> new SignatureCheck(scheme("discord", 0), List.of("xyz".getBytes(UTF_8))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("hex");
        assertThatThrownBy(() -> new SignatureCheck(scheme("discord", 0), List.of("00".getBytes(UTF_8))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new SignatureCheck(scheme("plaid", 0), List.of("{}".getBytes(UTF_8))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureCheck(scheme("svix", 0), List.of("whsec_".getBytes(UTF_8))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict github(String secret, String signature, String body) {
        return check("github", 0, secret, Map.of("X-Hub-Signature-256", List.of(signature)), body);
    }

    private static Verdict check(String provider, int scheme, String secret, Map<String, List<String>> headers,
            String body) {
        return new SignatureCheck(scheme(provider, scheme), List.of(secret.getBytes(UTF_8)))
                .check(new Arrival("POST", URL, headers, body.getBytes(UTF_8)), NOW, PublishedKeys.NONE);
    }

    private static SignatureScheme scheme(String provider, int index) {
        return WebhookFacts.shipped(provider).orElseThrow().schemes().get(index);
    }

    private static Arrival sns(String certificate) {
        return new Arrival("POST", URL, Map.of(),
                """
                        {"Type": "Notification", "MessageId": "1", "TopicArn": "arn:aws:sns:x", "Message": "m", "Timestamp": "t",
                        "SignatureVersion": "2", "Signature": "AAAA", "SigningCertURL": "%s"}"""
                        .formatted(certificate)
                        .getBytes(UTF_8));
    }

    private static JsonWebSignature token(String algorithm) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue("k");
        token.setPayload("""
                {"iss": "https://accounts.google.com", "aud": "%s", "email": "push@p.example", "email_verified": true,
                "exp": 1767229200}""".formatted(URL));
        return token;
    }

    private static Verdict pubsub(JsonWebSignature token, RsaJsonWebKey key) throws Exception {
        return new SignatureCheck(scheme("google-pubsub", 0), List.of("push@p.example".getBytes(UTF_8)))
                .check(bearer(token.getCompactSerialization()), NOW, keys(key));
    }

    private static Arrival bearer(String token) {
        return new Arrival("POST", URL, Map.of("Authorization", List.of("Bearer " + token)), "{}".getBytes(UTF_8));
    }

    private static PublishedKeys keys(RsaJsonWebKey key) {
        return PublishedKeys.ofSet("{\"keys\": [" + key.toJson() + "]}");
    }

    private static String sign(String algorithm, KeyPair keys, String text) throws Exception {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(keys.getPrivate());
        signer.update(text.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign());
    }
}
