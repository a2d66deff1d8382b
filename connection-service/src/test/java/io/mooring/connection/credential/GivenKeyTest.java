package io.mooring.connection.credential;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;

class GivenKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final KeyPair PAIR = KeyFiles.rsa(2048);
    private static final SigningKey.Said SAID = new SigningKey.Said("https://as.example/token", null, true, "j1",
            Duration.ofMinutes(5));

    @Test
    void signsAsItsFileSays() throws Exception {
        GivenKey given = GivenKey.of(KeyFiles.file(PAIR).toString(), null);

        SignedJWT jwt = SignedJWT.parse(given.key().assertion(SAID, NOW));

        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) PAIR.getPublic()))).isTrue();
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("k1");
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(KeyFiles.EMAIL);
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(KeyFiles.EMAIL);
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("https://as.example/token");
        assertThat(jwt.getJWTClaimsSet().getJWTID()).isEqualTo("j1");
        assertThat(jwt.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW.minusSeconds(30));
        assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(270));
        assertThat(given.tokenUrl()).isEqualTo(KeyFiles.TOKEN_URL);
        given.requireFor(KeyFiles.TOKEN_URL);
    }

    @Test
    void signsForAUserAndInTheWordsOfAProvider() throws Exception {
        KeyPair pair = KeyFiles.ec();
        Map<String, @Nullable String> values = new HashMap<>(Map.of("client_email", KeyFiles.EMAIL, "private_key",
                KeyFiles.pem("PRIVATE KEY", pair.getPrivate()).replace("\n", "\\n"), "subject", "ada@example.org"));

        SigningKey key = GivenKey.of(null, values).key();
        SignedJWT jwt = SignedJWT
                .parse(key.assertion(new SigningKey.Said("aud", "a b", false, null, Duration.ofHours(1)), NOW));

        assertThat(jwt.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic()))).isTrue();
        assertThat(jwt.getJWTClaimsSet().getClaims()).containsOnlyKeys("iss", "sub", "aud", "scope", "iat", "exp")
                .containsEntry("sub", "ada@example.org").containsEntry("scope", "a b");
        assertThat(key.account()).isEqualTo("ada@example.org");
    }

    @Test
    void leavesItselfOutWhereNobodyWantsASubject() throws Exception {
        SigningKey key = GivenKey.of(KeyFiles.file(PAIR).toString(), null).key();

        SignedJWT jwt = SignedJWT.parse(
                key.assertion(new SigningKey.Said("aud", "a", false, null, Duration.ofHours(1)), NOW));

        assertThat(jwt.getJWTClaimsSet().getSubject()).isNull();
    }

    @Test
    void isTheSameAfterItWasSealed() {
        SigningKey key = GivenKey.of(KeyFiles.file(PAIR).toString(), Map.of("subject", "ada@example.org")).key();

        assertThat(key.kept().key().assertion(SAID, NOW)).isEqualTo(key.assertion(SAID, NOW));
    }

    @Test
    void isNeverPrinted() {
        GivenKey given = GivenKey.of(KeyFiles.file(PAIR).toString(), null);

        for (Object shown : List.of(given, given.key(), given.key().kept(),
                GrantSecrets.ofKey(given.key(), Map.of()))) {
            assertThat(shown.toString()).doesNotContain("BEGIN", "PRIVATE");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "nothing", "[]", "7", "{\"type\": \"service_account\""})
    void refusesWhatIsNoFile(@Nullable String text) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("key", text);

        assertRefused(() -> GivenKey.of(null, values), 400, "/values/key", "JSON file");
    }

    @Test
    void namesWhatOfTheFileDoesNotFit() {
        refuses(file -> file.put("type", "authorized_user"), "/value/type", "service_account");
        refuses(file -> file.remove("client_email"), "/value/client_email", "address");
        refuses(file -> file.put("client_email", "a b"), "/value/client_email", "address");
        refuses(file -> file.put("private_key_id", 7), "/value/private_key_id", "text");
        refuses(file -> file.remove("private_key"), "/value/private_key", "PEM");
        refuses(file -> file.put("private_key", "c2VjcmV0"), "/value/private_key", "PEM");
        refuses(file -> file.put("private_key", file.path("private_key").asText().replaceFirst("\\n.*\\n", "\n")),
                "/value/private_key", "cut off");
        refuses(file -> file.put("private_key", relabelled(file, "ENCRYPTED PRIVATE KEY")), "/value/private_key",
                "passphrase");
        refuses(file -> file.put("private_key", relabelled(file, "RSA PRIVATE KEY")), "/value/private_key", "PKCS #8");
        refuses(file -> file.put("private_key", KeyFiles.pem("PUBLIC KEY", PAIR.getPublic())),
                "/value/private_key", "public key");
        refuses(file -> file.put("private_key",
                KeyFiles.pem("PRIVATE KEY", KeyFiles.rsa(1024).getPrivate())), "/value/private_key", "2048");
    }

    @Test
    void refusesTheFileOfAnotherServer() {
        GivenKey given = GivenKey.of(KeyFiles.file(PAIR).toString(), null);

        assertRefused(() -> given.requireFor("https://as.example/token"), 400, "/value/token_uri",
                "https://as.example/token");
    }

    @Test
    void refusesValuesNobodyKnowsAndTheSameTwice() {
        String file = KeyFiles.file(PAIR).toString();

        assertRefused(() -> GivenKey.of(null, Map.of("key", file, "colour", "red")), 400, "/values/colour", "subject");
        assertRefused(() -> GivenKey.of(file, Map.of("key", file)), 400, "/value", "not both");
        assertRefused(() -> GivenKey.of(file, Map.of("subject", "a b")), 400, "/values/subject", "a user");
    }

    private static String relabelled(ObjectNode file, String label) {
        return file.path("private_key").asText().replace("PRIVATE KEY", label);
    }

    private static void refuses(Consumer<ObjectNode> change, String field, String expected) {
        ObjectNode file = KeyFiles.file(PAIR);
        change.accept(file);
        assertRefused(() -> GivenKey.of(file.toString(), null), 400, field, expected);
    }
}
