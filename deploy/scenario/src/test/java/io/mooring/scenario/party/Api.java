package io.mooring.scenario.party;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One caller of HTTP routes.
 *
 * @param base where the routes are
 * @param headers sent with every request, a credential among them
 */
public record Api(URI base, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30)).build();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int STREAMS = 200;

    /** Somebody without any credential. */
    public static Api stranger(URI base) {
        return new Api(base, Map.of());
    }

    public static Api withKey(URI base, String key) {
        return new Api(base, Map.of("X-API-Key", key));
    }

    public static Api withToken(URI base, String token) {
        return new Api(base, Map.of("Authorization", "Bearer " + token));
    }

    /** The same caller with one header more, or another value of it. */
    public Api with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(base, Map.copyOf(more));
    }

    /** The same caller at another address. */
    public Api at(URI other) {
        return new Api(other, headers);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Sends a body as JSON. */
    public Answer send(String method, String path, Object body) {
        return with("Content-Type", "application/json").send(method, path, BodyPublishers.ofString(Json.text(body)));
    }

    /** Sends bytes as they are. */
    public Answer send(String method, String path, byte @Nullable [] body) {
        return send(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    /** Sends so many blanks, announced by their number. */
    public Answer sendBlanks(String method, String path, long bytes) {
        byte[] some = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        Iterable<byte[]> all = () -> Stream.generate(() -> some).limit(bytes / some.length).iterator();
        return send(method, path, BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(all), bytes));
    }

    /** Sends a body as JSON, and answers what comes as it comes; to close that is to hang up. */
    InputStream open(String path, Object body) {
        return with("Content-Type", "application/json").open("POST", path, BodyPublishers.ofString(Json.text(body)));
    }

    /** Asks for what comes as it comes. */
    InputStream open(String path) {
        return open("GET", path, BodyPublishers.noBody());
    }

    private InputStream open(String method, String path, BodyPublisher body) {
        HttpResponse<InputStream> response = send(method, path, body, BodyHandlers.ofInputStream());
        if (response.statusCode() != STREAMS) {
            throw new AssertionError("no stream, but " + response.statusCode() + " came of " + method + " " + path);
        }
        return response.body();
    }

    private Answer send(String method, String path, BodyPublisher body) {
        HttpResponse<String> response = send(method, path, body, BodyHandlers.ofString());
        return new Answer(method + " " + response.uri(), response.statusCode(), response.headers(), response.body());
    }

    private <T> HttpResponse<T> send(String method, String path, BodyPublisher body, BodyHandler<T> taken) {
        URI address = URI.create(base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, body).timeout(LIMIT);
        headers.forEach(request::header);
        String told = method + " " + address;
        try {
            return HTTP.send(request.build(), taken);
        } catch (IOException e) {
            throw new UncheckedIOException(told, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + told, e);
        }
    }

    /** Names its headers, not their values. */
    @Override
    public String toString() {
        return "Api[" + base + " " + Arrays.toString(headers.keySet().toArray()) + "]";
    }
}
