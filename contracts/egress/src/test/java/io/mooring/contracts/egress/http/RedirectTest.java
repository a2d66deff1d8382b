package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Failures.failure;
import static io.mooring.contracts.egress.http.Internet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

class RedirectTest {

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Test
    void isAnOrdinaryResponseUnlessAllowed() {
        // Given
        var port = internet.serve(request -> redirect(request, 302, "http://10.0.0.1/"));
        // When
        var response = answer(client, EgressRequest.get("http://127.0.0.1:" + port));
        // Then
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers().firstValue("location")).contains("http://10.0.0.1/");
    }

    @Test
    void isFollowedToTheEnd() {
        // Given
        var port = internet.serve(request -> {
            var step = Integer.parseInt(request.path().substring(1));
            if (step < 3) {
                redirect(request, 302, "/" + (step + 1));
            } else {
                request.response().end("arrived");
            }
        });
        // When
        var response = answer(client, following(EgressRequest.get("http://127.0.0.1:" + port + "/0"), 3));
        // Then
        assertThat(response.body()).hasToString("arrived");
        assertThat(response.uri()).isEqualTo(URI.create("http://127.0.0.1:" + port + "/3"));
    }

    @Test
    void isFollowedOnlySoOften() {
        // Given
        var port = internet.serve(request -> {
            seen.add(request.path());
            redirect(request, 302, "/loop");
        });
        // When
        var failure = failure(client, following(EgressRequest.get("http://127.0.0.1:" + port + "/loop"), 4));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY_REDIRECTS);
        assertThat(failure.mayHaveBeenReceived()).isTrue();
        assertThat(seen).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "//169.254.169.254/",
            "http://metadata.google.internal/", "http://0xa9fea9fe/", "http://[fd00:ec2::254]/",
            "http://[::ffff:10.0.0.1]/",
            "http://intranet.example/", "http://u:p@127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1:6379/",
            "http://127.0.0.1:6667/"})
    void isJudgedLikeTheFirstRequest(String location) {
        // Given
        internet.names.answering("intranet.example", "192.168.1.1");
        var port = internet.serve(request -> redirect(request, 307, location));
        // When
        var failure = failure(client, following(EgressRequest.get("http://127.0.0.1:" + port), 5));
        // Then
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.mayHaveBeenReceived()).isTrue();
    }

    @Test
    void isJudgedAgainWhenTheSameNameNowLeadsElsewhere() {
        // Given
        internet.names.answering("rebind.example", "127.0.0.1").answering("rebind.example", "10.0.0.1");
        var port = internet.serve(request -> redirect(request, 302, "/again"));
        // When
        var failure = failure(client, following(EgressRequest.get("http://rebind.example:" + port), 5));
        // Then
        assertThat(failure.reason()).isEqualTo("the destination is a private address (RFC 1918)");
    }

    @Test
    void carriesNoCredentialsToAnotherOriginNorBack() {
        // Given
        internet.names.answering("a.example", "127.0.0.1").answering("b.example", "127.0.0.1");
        var port = internet.serve(request -> {
            seen.add(credentials(request));
            switch (request.path()) {
                case "/1" -> redirect(request, 307, "/2");
                case "/2" -> redirect(request, 307, "http://b.example:" + request.localAddress().port() + "/3");
                case "/3" -> redirect(request, 307, "http://a.example:" + request.localAddress().port() + "/4");
                default -> request.response().end();
            }
        });
        // When
        answer(client, following(EgressRequest.get("http://A.example:" + port + "/1"), 5)
                .withHeader("Authorization", "Bearer t").withHeader("Cookie", "c=1").withSecretHeader("X-Api-Key", "k")
                .withHeader("X-Plain", "p"));
        // Then
        assertThat(seen).containsExactly("a.example /1 Bearer t c=1 k p", "a.example /2 Bearer t c=1 k p",
                "b.example /3 null null null p", "a.example /4 null null null p");
    }

    @Test
    void countsAnotherPortAsAnotherOrigin() {
        // Given
        var other = internet.serve(request -> request.response().end(credentials(request)));
        var port = internet.serve(request -> redirect(request, 302, "http://127.0.0.1:" + other + "/x"));
        // When
        var response = answer(client, following(EgressRequest.get("http://127.0.0.1:" + port), 1)
                .withHeader("authorization", "Bearer t"));
        // Then
        assertThat(response.body()).hasToString("127.0.0.1 /x null null null null");
    }

    @Test
    void repeatsTheBodyOnlyWhereTheStatusSaysSo() {
        // Given
        var port = internet.serve(request -> request.body().onSuccess(body -> {
            seen.add(request.method() + " " + request.path() + " " + body);
            switch (request.path()) {
                case "/1" -> redirect(request, 308, "/2");
                case "/2" -> redirect(request, 303, "/3");
                default -> request.response().end();
            }
        }));
        // When
        answer(client, following(EgressRequest.post("http://127.0.0.1:" + port + "/1", Buffer.buffer("x")), 5));
        // Then
        assertThat(List.copyOf(seen)).containsExactly("POST /1 x", "POST /2 x", "GET /3 ");
    }

    private static EgressRequest following(EgressRequest request, int redirects) {
        return request.withLimits(Limits.STANDARD.withMaxRedirects(redirects));
    }

    private static void redirect(HttpServerRequest request, int status, String location) {
        request.response().setStatusCode(status).putHeader("Location", location).end("moved");
    }

    private static String credentials(HttpServerRequest request) {
        return String.join(" ", request.authority().host(), request.path(), request.getHeader("Authorization"),
                request.getHeader("Cookie"), request.getHeader("X-Api-Key"), request.getHeader("X-Plain"));
    }
}
