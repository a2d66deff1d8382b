package io.mooring.contracts.egress.http;

import static io.mooring.contracts.egress.http.Internet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.EgressFailure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;

class EgressClientTest {

    @AutoClose
    private final Internet internet = new Internet();
    private final EgressClient client = internet.client();

    @Test
    void sendsMethodUriHeadersAndBody() {
        // Given
        internet.names.answering("shop.example", "127.0.0.1");
        var port = internet.serve(request -> request.body().onSuccess(body -> request.response().setStatusCode(418)
                .putHeader("X-Seen", request.method() + " " + request.uri() + " " + request.getHeader("Host") + " "
                        + request.getHeader("X-Value"))
                .end(body)));
        var request = EgressRequest.of(HttpMethod.PATCH, "http://Shop.Example:" + port + "/a%2Fb?c=d#e")
                .withHeader("X-Value", "v").withBody(Buffer.buffer("content"));
        // When
        var response = answer(client, request);
        // Then
        assertThat(response.status()).isEqualTo(418);
        assertThat(response.isSuccessful()).isFalse();
        assertThat(response.headers().firstValue("x-seen"))
                .contains("PATCH /a%2Fb?c=d shop.example:" + port + " v");
        assertThat(response.body()).hasToString("content");
        assertThat(response).hasToString("418 with 7 bytes");
    }

    @Test
    void keepsRepeatedHeaders() {
        // Given
        Iterable<String> cookies = List.of("a=1", "b=2");
        var port = internet.serve(request -> request.response().putHeader("Set-Cookie", cookies)
                .end(String.join(",", request.headers().getAll("X-Many"))));
        // When
        var response = answer(client, EgressRequest.get("http://127.0.0.1:" + port)
                .withHeader("X-Many", "1").withHeader("X-Many", "2"));
        // Then
        assertThat(response.body()).hasToString("1,2");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void decompressesGzip() {
        // Given
        var port = internet.serve(new HttpServerOptions().setCompressionSupported(true),
                request -> request.response().end("text ".repeat(1000)));
        // When
        var response = answer(client, EgressRequest.get("http://127.0.0.1:" + port));
        // Then
        assertThat(response.body()).hasToString("text ".repeat(1000));
        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void leavesTheBodyAloneWhenTheCallerNegotiates() {
        // Given
        var port = internet.serve(new HttpServerOptions().setCompressionSupported(true),
                request -> request.response().end("text ".repeat(1000)));
        // When
        var response = answer(client,
                EgressRequest.get("http://127.0.0.1:" + port).withHeader("Accept-Encoding", "gzip"));
        // Then
        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(response.body().getBytes()).startsWith(0x1f, 0x8b);
    }

    @Test
    void takesTheAnnouncedLengthOfAHeadResponseForWhatItIs() {
        // Given
        var port = internet.serve(
                request -> request.response().putHeader("Content-Length", "99999999999").putHeader("X", "y").end());
        // When
        var response = answer(client, EgressRequest.of(HttpMethod.HEAD, "http://127.0.0.1:" + port));
        // Then
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().length()).isZero();
    }

    @Test
    void reachesIpv6Literals() {
        // Given
        var server = internet.serve("::1", 0, request -> request.response().end(request.getHeader("Host")));
        // When
        var response = answer(client, EgressRequest.get("http://[0:0::1]:" + server.actualPort()));
        // Then
        assertThat(response.body()).hasToString("[::1]:" + server.actualPort());
    }

    @Test
    void triesTheNextAddressWhenNothingListensOnTheFirst() throws IOException {
        try (var bound = new Socket()) {
            // Given a port that is held on the first address, so that nobody else gets it, and that nobody listens to
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            internet.serve("127.0.0.2", bound.getLocalPort(), request -> request.response().end("second"));
            internet.names.answering("two.example", "127.0.0.1", "127.0.0.2");

            // When
            var response = answer(client, EgressRequest.get("http://two.example:" + bound.getLocalPort()));

            // Then
            assertThat(response.body()).hasToString("second");
        }
    }

    @Test
    void answersOnTheContextOfTheCaller() throws Exception {
        // Given
        var port = internet.serve(request -> request.response().end("ok"));
        internet.names.answering("shop.example", "127.0.0.1");
        var context = internet.vertx.getOrCreateContext();
        var seen = new CompletableFuture<Object>();
        // When
        context.runOnContext(start -> client.send(EgressRequest.get("http://shop.example:" + port))
                .subscribe().with(item -> seen.complete(Vertx.currentContext()), seen::completeExceptionally));
        // Then
        assertThat(seen.get(2, TimeUnit.MINUTES)).isSameAs(context);
    }

    @Test
    void sendsAgainForEachSubscription() {
        // Given
        var port = internet.serve(request -> request.response().end("ok"));
        internet.names.answering("shop.example", "127.0.0.1").answering("shop.example", "10.0.0.1");
        var send = client.send(EgressRequest.get("http://shop.example:" + port));
        // When
        var first = send.await().indefinitely();
        var second = send.onFailure(EgressFailure.class).recoverWithNull().await().indefinitely();
        // Then
        assertThat(first.status()).isEqualTo(200);
        assertThat(second).isNull();
    }
}
