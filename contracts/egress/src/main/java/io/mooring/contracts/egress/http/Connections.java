package io.mooring.contracts.egress.http;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressConfig;
import io.mooring.contracts.egress.PinnedAddress;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Pooled connections. The pool's key is address, host and port together, so a request only ever gets a connection to
 * the address it was pinned to, opened for the name it asks for.
 */
@Singleton
final class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int MOST_ADDRESSES = 4;
    private static final int HTTP1_PER_HTTP2 = 16;

    private final Vertx vertx;
    private final HttpClient clear;
    private final HttpClient secure;

    @Inject
    Connections(Vertx vertx, EgressConfig config) {
        this(vertx, config, null);
    }

    Connections(Vertx vertx, EgressConfig config, @Nullable TrustOptions trust) {
        this.vertx = vertx;
        var pool = new PoolOptions().setHttp1MaxSize(config.connectionsPerHost())
                .setHttp2MaxSize(Math.max(1, config.connectionsPerHost() / HTTP1_PER_HTTP2))
                .setMaxWaitQueueSize(config.waitingPerHost());
        this.clear = client(vertx, options().setProtocolVersion(HttpVersion.HTTP_1_1), pool);
        this.secure = client(vertx, options().setSsl(true).setUseAlpn(true).setVerifyHost(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)).setTrustOptions(trust), pool);
    }

    /** A broken server is not our error: its exchanges fail with the cause, so the connection need not log it too. */
    private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder().with(options).with(pool).withConnectHandler(
                connection -> connection.exceptionHandler(cause -> LOG.debug("A connection broke", cause))).build();
    }

    private static HttpClientOptions options() {
        var options = new HttpClientOptions().setTcpKeepAlive(true).setConnectTimeout(10_000).setSslHandshakeTimeout(10)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS).setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_HEADER_BYTES).setDecompressionSupported(false)
                // No span carries the URIs of third parties; who wants them to know a trace says so in a header.
                .setTracingPolicy(TracingPolicy.IGNORE);
        options.getInitialSettings().setMaxHeaderListSize(MAX_HEADER_BYTES);
        return options;
    }

    /** A connection to the first judged address that accepts one; nothing has been sent when this completes. */
    Future<HttpClientRequest> open(Hop hop, PinnedAddress pinned) {
        return open(hop, pinned, pinned.addresses().stream().limit(MOST_ADDRESSES).toList());
    }

    private Future<HttpClientRequest> open(Hop hop, PinnedAddress pinned, List<InetAddress> addresses) {
        var client = hop.target().secure() ? secure : clear;
        var attempt = Future.succeededFuture(options(hop, pinned, addresses.getFirst()))
                .compose(options -> request(client, options, hop.limits().connectTimeout().toMillis()))
                .recover(cause -> Future.failedFuture(TransportFailures.whileConnecting(cause)));
        return addresses.size() == 1
                ? attempt
                : attempt.recover(failure -> open(hop, pinned, addresses.subList(1, addresses.size())));
    }

    /**
     * Waits for a connection no longer than that. A limit of the pool itself loses the connection that comes just then
     * (vert.x issue 6169), until none is left; one that comes too late here goes back.
     */
    private Future<HttpClientRequest> request(HttpClient client, RequestOptions options, long patience) {
        Promise<HttpClientRequest> answer = ((VertxInternal) vertx).getOrCreateContext().promise();
        long timer = vertx.setTimer(patience,
                late -> answer.tryFail(new TimeoutException("no connection became free in time")));
        client.request(options).onComplete(opened -> {
            vertx.cancelTimer(timer);
            if (opened.failed()) {
                answer.tryFail(opened.cause());
            } else if (!answer.tryComplete(opened.result())) {
                giveBack(opened.result());
            }
        });
        return answer.future();
    }

    /** Nobody waits for it any more, and nothing was sent on it. */
    private static void giveBack(HttpClientRequest late) {
        late.exceptionHandler(reset -> LOG.debug("A connection came too late", reset)).reset();
    }

    private static RequestOptions options(Hop hop, PinnedAddress pinned, InetAddress address) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(pinned.port(), NetUtil.toAddressString(address)))
                .setHost(bracketed(pinned.host())).setPort(pinned.port()).setSsl(hop.target().secure())
                .setMethod(hop.method()).setURI(hop.target().pathAndQuery()).setHeaders(hop.requestHeaders())
                .setFollowRedirects(false);
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    @PreDestroy
    void close() {
        clear.close();
        secure.close();
    }
}
