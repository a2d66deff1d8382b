package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** A console that listens to an event stream, as a browser does. */
public final class EventListener implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Told> heard = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();

    private EventListener() {}

    /**
     * Opens a stream.
     *
     * @param headers beside the caller's own
     */
    public static EventListener open(Api caller, String path, Map<String, String> headers) {
        EventListener listener = new EventListener();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(caller.base() + path));
        caller.headers().forEach(request::header);
        headers.forEach(request::header);
        HttpResponse<Stream<String>> response = listener.send(request.build());
        if (response.statusCode() != 200) {
            listener.close();
            throw new AssertionError("the stream answered " + response.statusCode());
        }
        Thread.ofVirtual().start(() -> listener.read(response.body()));
        return listener;
    }

    private HttpResponse<Stream<String>> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read(Stream<String> lines) {
        List<String> event = new ArrayList<>();
        try {
            lines.forEach(line -> {
                if (!line.isEmpty()) {
                    event.add(line);
                } else {
                    take(event);
                    event.clear();
                }
            });
        } catch (UncheckedIOException closed) {
            // how a stream ends that is not listened to any more
        }
    }

    private void take(List<String> event) {
        event.stream().filter(line -> line.startsWith(":")).forEach(line -> comments.add(line.substring(1).strip()));
        String data = field(event, "data");
        if (!data.isEmpty()) {
            heard.add(new Told(field(event, "id"), field(event, "event"), Json.tree(data)));
        }
    }

    private static String field(List<String> event, String name) {
        return event.stream().filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
    }

    /** Whether it was told that it misses nothing from now on. */
    public boolean isListening() {
        return comments.contains("listening");
    }

    /** Events so far, in the order they came. */
    public List<Told> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /**
     * One event.
     *
     * @param id for {@code Last-Event-ID}
     */
    public record Told(String id, String name, JsonNode data) {}
}
