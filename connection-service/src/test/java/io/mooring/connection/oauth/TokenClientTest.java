package io.mooring.connection.oauth;

import static io.mooring.connection.oauth.FakeServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;

import io.mooring.connection.oauth.FakeServer.Received;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/** What token endpoints receive, and what becomes of their good answers. */
class TokenClientTest {

    private static final String GOOD = """
            {"access_token":"at-1","token_type":"Bearer","expires_in":3600,"refresh_token":"rt-2","scope":"a b",
             "refresh_expires_in":86400}""";

    private final FakeServer fake = new FakeServer().answering(200, GOOD);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void exchangesACodeWithItsVerifierAndRedirect() {
        TokenAnswer tokens = answer(
                fake.tokens().exchange(Servers.withResource(fake.url("/token"), "https://api.example"),
                        Servers.client(ClientAuth.BASIC), "c0de", "https://mooring.example/cb", "v".repeat(43)));

        Received request = fake.received.remove();
        assertThat(request.field("grant_type")).isEqualTo("authorization_code");
        assertThat(request.field("code")).isEqualTo("c0de");
        assertThat(request.field("redirect_uri")).isEqualTo("https://mooring.example/cb");
        assertThat(request.field("code_verifier")).isEqualTo("v".repeat(43));
        assertThat(request.field("resource")).isEqualTo("https://api.example");
        assertThat(request.headers()).containsEntry("accept", "application/json").containsEntry("authorization",
                "Basic " + Base64.getEncoder().encodeToString("mooring:s3cret-of-client".getBytes()));
        assertThat(tokens.accessToken()).isEqualTo("at-1");
        assertThat(tokens.refreshToken()).isEqualTo("rt-2");
        assertThat(tokens.scopes()).containsExactly("a", "b");
        assertThat(tokens.expiresAt()).isEqualTo(FakeServer.NOW.plusSeconds(3600));
        assertThat(tokens.refreshExpiresAt()).isEqualTo(FakeServer.NOW.plusSeconds(86400));
        assertThat(tokens.toString()).doesNotContain("at-1", "rt-2");
    }

    @Test
    void refreshesAndKeepsSilentAboutWhatTheAnswerDoesNotSay() {
        fake.answering(200, "{\"access_token\":\"at-2\",\"token_type\":\"bearer\"}");

        TokenAnswer tokens = answer(
                fake.tokens().refresh(Servers.at(fake.url("/token")), Servers.client(ClientAuth.POST), "rt-1"));

        Received request = fake.received.remove();
        assertThat(request.field("grant_type")).isEqualTo("refresh_token");
        assertThat(request.field("refresh_token")).isEqualTo("rt-1");
        assertThat(request.field("client_id")).isEqualTo("mooring");
        assertThat(request.field("client_secret")).isEqualTo("s3cret-of-client");
        assertThat(tokens.refreshToken()).isNull();
        assertThat(tokens.scopes()).isNull();
        assertThat(tokens.expiresAt()).isNull();
    }

    @Test
    void asksForClientCredentialsWithScopes() {
        answer(fake.tokens().clientCredentials(Servers.at(fake.url("/token")), Servers.client(ClientAuth.BASIC),
                List.of("read", "write")));

        Received request = fake.received.remove();
        assertThat(request.field("grant_type")).isEqualTo("client_credentials");
        assertThat(request.field("scope")).isEqualTo("read write");
    }

    @Test
    void takesNoTokenThatCouldNotBeSentOrWouldEndTheHeaderItIsIn() {
        for (String token : new String[]{"a\\r\\nX-Evil: 1", "caf\\u00e9", "  "}) {
            fake.answering(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\"}");
            assertThatThrownBy(() -> answer(
                    fake.tokens().refresh(Servers.at(fake.url("/token")), Servers.client(ClientAuth.POST), "rt-1")))
                    .as(token).isInstanceOfSatisfying(TokenFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("unreadable_answer"));
        }
    }

    @Test
    void namesItselfOnlyWhenTheClientIsPublic() {
        answer(fake.tokens().refresh(Servers.at(fake.url("/token")), Servers.client(ClientAuth.NONE), "rt-1"));

        Received request = fake.received.remove();
        assertThat(request.field("client_id")).isEqualTo("mooring");
        assertThat(request.body()).doesNotContain("s3cret");
        assertThat(request.headers()).doesNotContainKey("authorization");
    }

    @Test
    void sendsTheSecretAsUserWhereThatIsTheWay() {
        answer(fake.tokens().refresh(Servers.at(fake.url("/token")), Servers.client(ClientAuth.BASIC_SECRET_AS_USER),
                "rt-1"));

        assertThat(fake.received.remove().headers()).containsEntry("authorization",
                "Basic " + Base64.getEncoder().encodeToString("s3cret-of-client:".getBytes()));
    }

    @Test
    void signsAnAssertionThatNamesTheTokenEndpoint() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        OAuthClient client = new OAuthClient("mooring", key.toJSONString(), ClientAuth.ASSERTION);

        answer(fake.tokens().refresh(Servers.at(fake.url("/token")), client, "rt-1"));

        Received request = fake.received.remove();
        SignedJWT proof = SignedJWT.parse(request.field("client_assertion"));
        assertThat(proof.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
        assertThat(proof.getHeader().getKeyID()).isEqualTo("k1");
        assertThat(proof.getJWTClaimsSet().getAudience()).containsExactly(fake.url("/token"));
        assertThat(proof.getJWTClaimsSet().getSubject()).isEqualTo("mooring");
        assertThat(request.field("client_assertion_type"))
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    }

    @Test
    void sendsJsonWhereTheProviderWantsJson() throws Exception {
        answer(fake.tokens().refresh(Servers.likeShipped("notion", fake.url("/token")),
                Servers.client(ClientAuth.BASIC),
                "rt-1"));

        Received request = fake.received.remove();
        assertThat(request.headers()).containsEntry("content-type", "application/json");
        assertThat(new ObjectMapper().readTree(request.body()).path("refresh_token").textValue()).isEqualTo("rt-1");
    }

    @Test
    void keepsWhatTheFactsAskToKeepAndThePersonsToken() {
        fake.answering(200, """
                {"ok":true,"access_token":"xoxb-1","scope":"channels:read,chat:write","team":{"id":"T1"},
                 "bot_user_id":"B1","authed_user":{"access_token":"xoxp-1"}}""");

        TokenAnswer tokens = answer(fake.tokens().exchange(Servers.likeShipped("slack", fake.url("/token")),
                Servers.client(ClientAuth.POST), "c", "https://m.example/cb", null));

        assertThat(tokens.captures()).containsEntry("team_id", "T1").containsEntry("bot_user_id", "B1")
                .doesNotContainKey("incoming_webhook_url");
        assertThat(tokens.userToken()).isEqualTo("xoxp-1");
        assertThat(tokens.scopes()).containsExactly("channels:read", "chat:write");
        assertThat(tokens.expiresAt()).isEqualTo(FakeServer.NOW.plusSeconds(43200)); // its usual life: not said
        assertThat(fake.received.remove().form()).doesNotContainKey("code_verifier");
    }

    @Test
    void readsAFormWhereTheServerAnswersWithOne() {
        fake.answering(200, "application/x-www-form-urlencoded; charset=utf-8",
                "access_token=gho_1&scope=repo%2Cuser&token_type=bearer");

        TokenAnswer tokens = answer(fake.tokens().exchange(Servers.likeShipped("github", fake.url("/token")),
                Servers.client(ClientAuth.POST), "c", "https://m.example/cb", "v".repeat(43)));

        assertThat(tokens.accessToken()).isEqualTo("gho_1");
        assertThat(tokens.scopes()).containsExactly("repo", "user");
    }

    @Test
    void exchangesAShortTokenForALastingOne() {
        TokenAnswer tokens = answer(fake.tokens().exchange(Servers.likeShipped("instagram", fake.url("/token")),
                Servers.client(ClientAuth.POST), "c", "https://m.example/cb", "v".repeat(43)));

        fake.received.remove();
        assertThat(fake.received.remove().path()).contains("grant_type=ig_exchange_token", "access_token=at-1");
        assertThat(tokens.accessToken()).isEqualTo("at-1");
    }

    @Test
    void asksWithNothingButAnAssertion() {
        fake.answering(200, "{\"access_token\":\"at-1\"}");

        TokenAnswer tokens = answer(
                fake.tokens().assertion(Servers.at(fake.url("/token")), "a.b.c", List.of("x", "y")));

        Received request = fake.received.remove();
        assertThat(request.field("grant_type")).isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertThat(request.field("assertion")).isEqualTo("a.b.c");
        assertThat(request.field("scope")).isEqualTo("x y");
        assertThat(request.form()).doesNotContainKeys("client_id", "client_secret");
        assertThat(request.headers()).doesNotContainKey("authorization");
        assertThat(tokens.expiresAt()).isNull();
        assertThat(tokens.endingBy(FakeServer.NOW).expiresAt()).isEqualTo(FakeServer.NOW);
    }

    @Test
    void readsWhoseAccountItIsFromAnIdToken() {
        String idToken = "eyJhbGciOiJub25lIn0." + Base64.getUrlEncoder().withoutPadding().encodeToString(
                "{\"iss\":\"https://as.example\",\"sub\":\"u1\",\"email\":\"ada@example.org\"}".getBytes()) + ".";
        fake.answering(200, "{\"access_token\":\"at\",\"id_token\":\"" + idToken + "\"}");

        TokenAnswer tokens = answer(
                fake.tokens().refresh(Servers.at(fake.url("/token")), Servers.client(ClientAuth.POST), "rt-1"));

        assertThat(tokens.subject()).isEqualTo(new TokenAnswer.Subject("https://as.example", "u1", "ada@example.org"));
    }
}
