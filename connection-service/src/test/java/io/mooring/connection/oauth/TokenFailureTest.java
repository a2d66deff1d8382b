package io.mooring.connection.oauth;

import static io.mooring.connection.oauth.FakeServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.vertx.core.buffer.Buffer;

/** Every way a token endpoint may fail, and what it is taken for. */
class TokenFailureTest {

    private final FakeServer fake = new FakeServer();

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"400,invalid_grant,PERMANENT", "400,unauthorized_client,PERMANENT", "400,invalid_scope,PERMANENT",
            "401,invalid_client,CLIENT", "400,invalid_client,CLIENT", "400,unsupported_grant_type,CLIENT",
            "400,something_new,CLIENT", "400,temporarily_unavailable,TEMPORARY", "429,rate_limited,TEMPORARY",
            "503,invalid_grant,TEMPORARY", "200,bad_refresh_token,PERMANENT",
            "200,incorrect_client_credentials,CLIENT"})
    void isTakenForWhatItsCodeSays(int status, String code, Kind kind) {
        fake.answering(status, "{\"error\":\"" + code + "\",\"error_description\":\"because\"}");

        TokenFailure failure = refreshed();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).contains(String.valueOf(status), "because");
    }

    @Test
    void knowsAnErrorInsideASuccess() {
        fake.answering(200, "{\"ok\":false,\"error\":\"invalid_refresh_token\"}");

        TokenFailure failure = failure(fake.tokens(), Servers.likeShipped("slack", fake.url("/token")));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure.code()).isEqualTo("invalid_refresh_token");
    }

    @ParameterizedTest
    @CsvSource({"500,http_500", "502,http_502", "408,http_408", "404,http_404", "400,http_400", "302,http_302"})
    void isTemporaryWhenAPageComesInsteadOfAnAnswer(int status, String code) {
        fake.answering(status, "text/html", "<html>maintenance</html>");

        TokenFailure failure = refreshed();

        assertThat(failure.kind()).isEqualTo(Kind.TEMPORARY);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).doesNotContain("maintenance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|<html>welcome</html>", "application/json|[]",
            "application/json|{\"hello\":1}", "application/json|{\"access_token\":\"", "application/json|''"})
    void isLostWhenASuccessHasNoToken(String type, String body) {
        fake.answering(200, type, body);

        TokenFailure failure = refreshed();

        assertThat(failure.kind()).isEqualTo(Kind.LOST);
        assertThat(failure.code()).isEqualTo("unreadable_answer");
    }

    @Test
    void isLostWhenTheAnswerIsEndless() {
        fake.answering((request, response) -> response.putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(new byte[10 << 20])));

        TokenFailure failure = refreshed();

        assertThat(failure.kind()).isEqualTo(Kind.LOST);
        assertThat(failure.code()).isEqualTo("answer_too_large");
    }

    @Test
    void isLostWhenNoAnswerComes() {
        fake.answering((request, response) -> {});

        // Long enough that the request has left, on the slowest machine.
        TokenFailure failure = failure(fake.tokens(Duration.ofSeconds(5)), Servers.at(fake.url("/token")));

        assertThat(failure.kind()).isEqualTo(Kind.LOST);
        assertThat(failure.code()).isEqualTo("timeout");
    }

    @Test
    void isLostWhenTheConnectionBreaksAfterTheRequest() {
        fake.answering((request, response) -> request.connection().close());

        TokenFailure failure = refreshed();

        assertThat(failure.kind()).isEqualTo(Kind.LOST);
        assertThat(failure.code()).isEqualTo("connection_lost");
    }

    @Test
    void isTemporaryWhenNobodyCouldHaveReceivedIt() throws IOException {
        try (Socket held = new Socket()) { // bound and not listening: a port that refuses and stays ours
            held.bind(new InetSocketAddress("127.0.0.1", 0));

            TokenFailure failure = failure(fake.tokens(),
                    Servers.at("http://127.0.0.1:" + held.getLocalPort() + "/token"));

            assertThat(failure.kind()).isEqualTo(Kind.TEMPORARY);
            assertThat(failure.code()).isEqualTo("unreachable");
        }
    }

    @Test
    void isOfTheClientWhenTheGuardRefusesTheAddress() {
        TokenFailure failure = failure(fake.guarded(), Servers.at(fake.url("/token")));

        assertThat(failure.kind()).isEqualTo(Kind.CLIENT);
        assertThat(failure.code()).isEqualTo("address_refused");
        assertThat(fake.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"120|120", "999999999|86400", "Sat, 21 Nov 2026 09:01:00 GMT|60",
            "Fri, 20 Nov 2026 09:01:00 GMT|0"})
    void saysHowLongTheServerWantsToBeLeftAlone(String header, long seconds) {
        fake.answering((request, response) -> response.setStatusCode(429).putHeader("Retry-After", header).end("{}"));

        assertThat(refreshed().retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void doesNotRepeatASecretTheServerQuotes() {
        fake.answering(400, "{\"error\":\"invalid_grant\",\"error_description\":\"rt-secret-1 is revoked\"}");

        TokenFailure failure = refreshed();

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure.detail()).doesNotContain("rt-secret-1");
    }

    @Test
    void isOfTheClientWhenItsKeyIsNone() {
        TokenFailure failure = catchThrowableOfType(TokenFailure.class,
                () -> answer(fake.tokens().refresh(Servers.at(fake.url("/token")),
                        new OAuthClient("mooring", "not a key", ClientAuth.ASSERTION), "rt-secret-1")));

        assertThat(failure.kind()).isEqualTo(Kind.CLIENT);
        assertThat(failure.detail()).doesNotContain("not a key");
    }

    private TokenFailure refreshed() {
        return failure(fake.tokens(), Servers.at(fake.url("/token")));
    }

    private static TokenFailure failure(TokenClient client, AuthorizationServer server) {
        return catchThrowableOfType(TokenFailure.class,
                () -> answer(client.refresh(server, Servers.client(ClientAuth.POST), "rt-secret-1")));
    }
}
