package io.mooring.local.gateway;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Sends each request to the service its path belongs to. */
final class Door implements Handler<HttpServerRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    /** A service that refuses a body ends the connection, and its answer may be lost with it: what is hopeless ends here. */
    private static final long MOST_BYTES = 64L << 20;

    private final Routes routes;
    private final Upstreams upstreams;
    private final HttpClient client;
    private final Map<String, HttpProxy> proxies = new ConcurrentHashMap<>();

    Door(Routes routes, Upstreams upstreams, HttpClient client) {
        this.routes = routes;
        this.upstreams = upstreams;
        this.client = client;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<String> service = routes.find(request.path() == null ? "" : request.path());
        if (service.isEmpty()) {
            refuse(request, Problem.NO_ROUTE);
            return;
        }
        if (announced(request) > MOST_BYTES) {
            refuse(request, Problem.TOO_LARGE);
            return;
        }
        ForwardedHeaders.rewrite(request);
        proxies.computeIfAbsent(service.get(), this::proxy).handle(request);
    }

    private HttpProxy proxy(String service) {
        return HttpProxy.reverseProxy(client).addInterceptor(new ProblemWhenAway(service))
                .origin(context -> connect(context.client(), upstreams.inTurn(service).iterator())
                        .onSuccess(sent -> endWith(context.request().proxiedRequest(), sent)));
    }

    /** A caller who hangs up is not waited for: the service learns of it, and ends what can be ended. */
    private static void endWith(HttpServerRequest caller, HttpClientRequest sent) {
        caller.response().closeHandler(gone -> sent.reset());
    }

    /** The first replica that accepts a connection; nothing of the request has been sent until then. */
    private static Future<HttpClientRequest> connect(HttpClient http, Iterator<Integer> ports) {
        if (!ports.hasNext()) {
            return Future.failedFuture(new NobodyAccepts());
        }
        RequestOptions options = new RequestOptions().setHost("127.0.0.1").setPort(ports.next());
        return http.request(options).recover(refused -> connect(http, ports));
    }

    /**
     * Refuses what can't be read as a request. Nothing more is read from the connection, and the answer says so: a client
     * that kept it would lose its next request.
     */
    static void refuseUnreadable(HttpServerRequest request) {
        Problem problem = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException line -> Problem.TOO_LONG;
            case TooLongHttpHeaderException headers -> Problem.HEADERS;
            case null, default -> Problem.MALFORMED;
        };
        request.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end(problem.body())
                .onComplete(sent -> request.connection().close());
    }

    /** The body is read away first: a client still sending would miss the answer. */
    private static void refuse(HttpServerRequest request, Problem problem) {
        request.resume();
        request.response().setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(problem.body());
    }

    /** Bytes of the body; 0 when it does not say. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** No replica accepted a connection. */
    private static final class NobodyAccepts extends RuntimeException {

        private static final long serialVersionUID = 1;

        NobodyAccepts() {
            super("no replica accepts a connection", null, false, false);
        }
    }

    private record ProblemWhenAway(String service) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> Future.succeededFuture(answer(context, failure)));
        }

        private ProxyResponse answer(ProxyContext context, Throwable failure) {
            Problem problem = failure instanceof NobodyAccepts ? Problem.AWAY : Problem.LOST;
            LOG.warn("{} {}: {}", service, problem, failure.getMessage());
            ProxyResponse response = context.request().release().response().setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).setBody(Body.body(problem.body()));
            return problem.retryAfter() > 0
                    ? response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()))
                    : response;
        }
    }
}
