package io.mooring.catalog.source;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;

/** Fetches documents through the egress guard. */
@ApplicationScoped
class SpecClient {

    private static final String ACCEPT = "application/json, application/yaml;q=0.9, */*;q=0.5";
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([^\";\\s]+)");

    /**
     * What a URL gave.
     *
     * @param text a document, in one of Unicode's encodings
     * @param url where it came from, after redirects
     */
    record Fetched(byte[] text, URI url) {}

    /** There is no document to be had; the message says why and is safe to show. */
    static final class Unfetchable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unfetchable(String reason) {
            super(reason, null, false, false);
        }
    }

    private final EgressClient egress;
    private final int maxRedirects;

    SpecClient(EgressClient egress, OpenApiConfig config) {
        this.egress = egress;
        this.maxRedirects = config.maxRedirects();
    }

    /**
     * The document at a URL. Fails with {@link Unfetchable}.
     *
     * @param deadline for all of it, redirects and the last byte included
     * @param most bytes it may have, decompressed
     * @param room whether so many bytes may be held while they come
     */
    Uni<Fetched> fetch(URI url, Duration deadline, long most, LongPredicate room) {
        Limits limits = Limits.STANDARD.withDeadline(deadline).withMaxResponseBytes(most)
                .withMaxRedirects(maxRedirects);
        return egress.send(EgressRequest.get(url).withHeader("Accept", ACCEPT).withLimits(limits), room)
                .onFailure(EgressFailure.class).transform(SpecClient::unfetchable).map(SpecClient::fetched);
    }

    private static Unfetchable unfetchable(Throwable failure) {
        return new Unfetchable(((EgressFailure) failure).reason());
    }

    private static Fetched fetched(EgressResponse response) {
        if (!response.isSuccessful()) {
            throw new Unfetchable("the server answered " + response.status());
        }
        byte[] body = response.body().getBytes();
        Charset declared = charset(response.headers().firstValue("Content-Type").orElse(""));
        return new Fetched(declared.name().startsWith("UTF-")
                ? body
                : new String(body, declared).getBytes(StandardCharsets.UTF_8), response.uri());
    }

    private static Charset charset(String contentType) {
        Matcher declared = CHARSET.matcher(contentType);
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Unfetchable("the server sent it in an encoding nobody knows: " + declared.group(1));
        }
    }
}
