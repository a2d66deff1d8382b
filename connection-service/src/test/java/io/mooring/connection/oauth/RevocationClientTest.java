package io.mooring.connection.oauth;

import static io.mooring.connection.oauth.FakeServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.mooring.connection.oauth.FakeServer.Received;
import io.mooring.connection.oauth.RevocationClient.Tokens;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/** How tokens are given back. */
class RevocationClientTest {

    private static final Tokens BOTH = new Tokens("at-1", "rt-1", Map.of());

    private final FakeServer fake = new FakeServer().answering(200, "");

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void revokesRefreshTokenThenAccessToken() {
        AuthorizationServer server = Servers.revokingLike("gitlab", fake.url(""), Map.of("host", "gitlab.example"));

        List<String> revoked = answer(fake.revocations().revoke(server, Servers.client(ClientAuth.POST), BOTH));

        assertThat(revoked).containsExactly("refresh_token", "access_token");
        Received first = fake.received.remove();
        assertThat(first.path()).isEqualTo("/oauth/revoke");
        assertThat(first.field("token")).isEqualTo("rt-1");
        assertThat(first.field("token_type_hint")).isEqualTo("refresh_token");
        assertThat(first.field("client_secret")).isEqualTo("s3cret-of-client");
        assertThat(fake.received.remove().field("token")).isEqualTo("at-1");
    }

    @Test
    void saysThatOnlyTheRefreshTokenIsVoidWhenTheServerKnowsNoOther() {
        fake.answering((request, response) -> response.setStatusCode(fake.received.size() == 1 ? 200 : 400)
                .end("{\"error\":\"unsupported_token_type\"}"));
        AuthorizationServer server = Servers.revokingLike("google", fake.url(""), Map.of());

        assertThat(answer(fake.revocations().revoke(server, Servers.client(ClientAuth.POST), BOTH)))
                .containsExactly("refresh_token");
    }

    @Test
    void revokesInTheProvidersOwnWay() {
        AuthorizationServer server = Servers.revokingLike("github", fake.url(""), Map.of());
        fake.answering((request, response) -> response.setStatusCode(204).end());

        answer(fake.revocations().revoke(server, Servers.client(ClientAuth.POST), new Tokens("a\"t", null, Map.of())));

        Received request = fake.received.remove();
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.path()).isEqualTo("/applications/mooring/token");
        assertThat(request.body()).isEqualTo("{\"access_token\": \"a\\\"t\"}");
        assertThat(request.headers()).containsEntry("authorization",
                "Basic " + Base64.getEncoder().encodeToString("mooring:s3cret-of-client".getBytes()));
    }

    @Test
    void saysNothingIsVoidWhereThereIsNoWay() {
        assertThat(answer(fake.revocations().revoke(Servers.at(fake.url("/token")), Servers.client(ClientAuth.POST),
                BOTH))).isEmpty();
        assertThat(fake.received).isEmpty();
    }

    @Test
    void failsWhenTheServerRefuses() {
        fake.answering(401, "{\"error\":\"invalid_client\"}");
        AuthorizationServer server = Servers.revokingLike("google", fake.url(""), Map.of());

        TokenFailure failure = catchThrowableOfType(TokenFailure.class,
                () -> answer(fake.revocations().revoke(server, Servers.client(ClientAuth.POST), BOTH)));

        assertThat(failure.kind()).isEqualTo(TokenFailure.Kind.CLIENT);
    }
}
