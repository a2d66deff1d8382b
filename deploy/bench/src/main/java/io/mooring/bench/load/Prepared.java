package io.mooring.bench.load;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * A request in the form in which it leaves: sending it again costs no more than sending.
 *
 * @param path with its query
 */
public record Prepared(HttpMethod method, String host, int port, String path, MultiMap headers, Buffer body) {

    /** @param request over HTTP without TLS, its body one that is there already */
    public static Prepared of(HttpRequest request) {
        URI url = request.uri();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        request.headers().map().forEach(headers::add);
        String path = url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
        return new Prepared(HttpMethod.valueOf(request.method()), url.getHost(), url.getPort(), path, headers,
                request.bodyPublisher().map(Prepared::bytes).orElseGet(Buffer::buffer));
    }

    /** The same with one header more. */
    public Prepared with(String name, String value) {
        return new Prepared(method, host, port, path,
                MultiMap.caseInsensitiveMultiMap().addAll(headers).set(name, value), body);
    }

    /** The same to another server on this machine. */
    public Prepared toPort(int other) {
        return new Prepared(method, host, other, path, headers, body);
    }

    RequestOptions options() {
        return new RequestOptions().setMethod(method).setHost(host).setPort(port).setURI(path).setHeaders(headers);
    }

    private static Buffer bytes(BodyPublisher publisher) {
        Collected collected = new Collected(Buffer.buffer());
        publisher.subscribe(collected);
        return collected.bytes;
    }

    /** The JDK's publishers of bytes publish on the thread that asks. */
    private record Collected(Buffer bytes) implements Flow.Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer some) {
            byte[] copy = new byte[some.remaining()];
            some.get(copy);
            bytes.appendBytes(copy);
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {
            // all is there
        }
    }
}
