package io.mooring.contracts.egress.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * One HTTP request. Immutable: every method that adds something answers a new request. Nothing is checked here;
 * {@link EgressClient#send} refuses what is not valid, so that bad input of a user ends in a failed {@code Uni}.
 *
 * @param method
 *         any method but {@code CONNECT}
 * @param uri
 *         absolute, {@code http} or {@code https}, without user info; a fragment is dropped
 * @param headers
 *         in order; a name may repeat. {@code Host} and the headers of the connection itself are not the caller's to set
 * @param body
 *         sent with its length; null for none
 * @param limits
 *         what the exchange may cost
 */
public record EgressRequest(HttpMethod method, String uri, List<Header> headers, @Nullable Buffer body, Limits limits) {

    /** A header; a secret one never follows a redirect to another origin, and is never printed. */
    public record Header(String name, String value, boolean secret) {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What one {@link EgressClient#send} may cost.
     *
     * @param connectTimeout
     *         for the wait for a connection, its TLS handshake included, per address tried
     * @param deadline
     *         for everything from the name lookup to the last byte, all redirects included
     * @param maxResponseBytes
     *         for the body after decompression
     * @param maxRedirects
     *         0 to {@value #MOST_REDIRECTS}; with 0 a redirect is an ordinary response
     */
    public record Limits(Duration connectTimeout, Duration deadline, long maxResponseBytes, int maxRedirects) {

        static final int MOST_REDIRECTS = 20;

        /** 5 s to connect, 30 s in all, 8 MiB, no redirects. */
        public static final Limits STANDARD = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 8L << 20, 0);

        public Limits {
            if (!connectTimeout.isPositive() || !deadline.isPositive() || maxResponseBytes < 0
                    || maxResponseBytes > Integer.MAX_VALUE - 8 || maxRedirects < 0 || maxRedirects > MOST_REDIRECTS) {
                throw new IllegalArgumentException("limits out of range: " + connectTimeout + " to connect, " + deadline
                        + " in all, " + maxResponseBytes + " bytes, " + maxRedirects + " redirects");
            }
        }

        public Limits withConnectTimeout(Duration timeout) {
            return new Limits(timeout, deadline, maxResponseBytes, maxRedirects);
        }

        public Limits withDeadline(Duration timeout) {
            return new Limits(connectTimeout, timeout, maxResponseBytes, maxRedirects);
        }

        public Limits withMaxResponseBytes(long bytes) {
            return new Limits(connectTimeout, deadline, bytes, maxRedirects);
        }

        public Limits withMaxRedirects(int redirects) {
            return new Limits(connectTimeout, deadline, maxResponseBytes, redirects);
        }
    }

    public EgressRequest {
        headers = List.copyOf(headers);
    }

    /** A request without headers and body, with {@link Limits#STANDARD}. */
    public static EgressRequest of(HttpMethod method, String uri) {
        return new EgressRequest(method, uri, List.of(), null, Limits.STANDARD);
    }

    public static EgressRequest get(String uri) {
        return of(HttpMethod.GET, uri);
    }

    public static EgressRequest get(URI uri) {
        return get(uri.toString());
    }

    public static EgressRequest post(String uri, Buffer body) {
        return of(HttpMethod.POST, uri).withBody(body);
    }

    public static EgressRequest post(URI uri, Buffer body) {
        return post(uri.toString(), body);
    }

    public EgressRequest withHeader(String name, String value) {
        return withHeader(new Header(name, value, false));
    }

    /** For credentials in headers other than {@code Authorization} and {@code Cookie}, which are always secret. */
    public EgressRequest withSecretHeader(String name, String value) {
        return withHeader(new Header(name, value, true));
    }

    public EgressRequest withBody(Buffer content) {
        return new EgressRequest(method, uri, headers, content, limits);
    }

    public EgressRequest withLimits(Limits changed) {
        return new EgressRequest(method, uri, headers, body, changed);
    }

    private EgressRequest withHeader(Header header) {
        return new EgressRequest(method, uri, Stream.concat(headers.stream(), Stream.of(header)).toList(), body,
                limits);
    }

    /** Neither the URI nor a header's value nor the body: each may carry a credential. */
    @Override
    public String toString() {
        return method + " with headers " + headers;
    }
}
