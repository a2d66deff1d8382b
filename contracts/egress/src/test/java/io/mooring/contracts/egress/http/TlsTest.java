package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static io.mooring.contracts.egress.http.Internet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

class TlsTest {

    @TempDir
    private static Path directory;
    private static PfxOptions certificate;

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client(Configs.allowingLoopback(), certificate);

    @BeforeAll
    static void makesACertificate() throws Exception {
        certificate = Certificates.forName(directory, "shop.example");
    }

    @Test
    void verifiesTheNameThoughItConnectsToAnAddress() {
        // Given
        internet.names.answering("shop.example", "127.0.0.1");
        var port = serve(true);
        // When
        var response = answer(client, EgressRequest.get("https://shop.example:" + port));
        // Then
        assertThat(response.body()).hasToString("HTTP_2 shop.example:" + port + " sni shop.example");
    }

    @Test
    void speaksHttp1WhereTheServerDoes() {
        // Given
        internet.names.answering("shop.example", "127.0.0.1");
        var port = serve(false);
        // When
        var response = answer(client, EgressRequest.get("https://shop.example:" + port));
        // Then
        assertThat(response.body()).hasToString("HTTP_1_1 shop.example:" + port + " sni shop.example");
    }

    @Test
    void refusesACertificateForAnotherName() {
        // Given
        internet.names.answering("other.example", "127.0.0.1");
        // When
        var failure = failure(client, EgressRequest.get("https://other.example:" + serve(true)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TLS_FAILED);
        assertThat(failure.mayHaveBeenReceived()).isFalse();
        assertThat(failure.reason()).isEqualTo("the server's certificate is not valid for the host");
    }

    @Test
    void refusesACertificateForANameWhenAskedForTheAddress() {
        assertThat(failure(client, EgressRequest.get("https://127.0.0.1:" + serve(true))).kind())
                .isEqualTo(Kind.TLS_FAILED);
        assertThat(failure(client, EgressRequest.get("https://127.1:" + serve(true))).kind())
                .isEqualTo(Kind.TLS_FAILED);
    }

    @Test
    void refusesACertificateNobodyTrusts() {
        // Given
        internet.names.answering("shop.example", "127.0.0.1");
        // When
        var failure = failure(internet.client(), EgressRequest.get("https://shop.example:" + serve(true)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TLS_FAILED);
    }

    @Test
    void neverFollowsARedirectOutOfTls() {
        // Given
        internet.names.answering("shop.example", "127.0.0.1");
        var port = internet.serve(secure(true),
                request -> request.response().setStatusCode(302).putHeader("Location", "http://shop.example/").end());
        // When
        var failure = failure(client, EgressRequest.get("https://shop.example:" + port)
                .withLimits(Limits.STANDARD.withMaxRedirects(5)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.reason()).isEqualTo("the redirect leads from https to http");
    }

    @Test
    void carriesNoCredentialsFromHttpToHttps() {
        // Given the same name, though not the same origin
        internet.names.answering("shop.example", "127.0.0.1");
        var secure = internet.serve(secure(true), request -> request.response().end(request.getHeader("Authorization")
                + " " + request.getHeader("X-Api-Key") + " " + request.getHeader("X-Plain")));
        var clear = internet.serve(request -> request.response().setStatusCode(307)
                .putHeader("Location", "https://shop.example:" + secure + "/").end());
        // When
        var response = answer(client, EgressRequest.get("http://shop.example:" + clear)
                .withHeader("Authorization", "Bearer t").withSecretHeader("X-Api-Key", "k").withHeader("X-Plain", "p")
                .withLimits(Limits.STANDARD.withMaxRedirects(1)));
        // Then
        assertThat(response.body()).hasToString("null null p");
    }

    @Test
    void resetsAnHttp2StreamThatIsTooLong() {
        // Given
        internet.names.answering("shop.example", "127.0.0.1");
        var port = internet.serve(secure(true), request -> request.response().end("x".repeat(2000)));
        var request = EgressRequest.get("https://shop.example:" + port);
        // When
        var failure = failure(client, request.withLimits(Limits.STANDARD.withMaxResponseBytes(1000)));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(answer(client, request).body().length()).isEqualTo(2000);
    }

    private int serve(boolean http2) {
        return internet.serve(secure(http2), request -> request.response().end(request.version() + " "
                + request.authority() + " sni " + request.connection().indicatedServerName()));
    }

    private static HttpServerOptions secure(boolean http2) {
        return new HttpServerOptions().setSsl(true).setSni(true).setUseAlpn(http2).setKeyCertOptions(certificate);
    }
}
