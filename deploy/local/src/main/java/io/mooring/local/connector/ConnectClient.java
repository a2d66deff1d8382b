package io.mooring.local.connector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.PartFailure;

/** Kafka Connect's REST interface. */
final class ConnectClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    /** The first connector on a busy machine makes Connect load Debezium before it answers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(120);

    private final String url;

    ConnectClient(String url) {
        this.url = url;
    }

    /** Every connector by name; empty when Connect does not answer. */
    Optional<Map<String, Connector>> find() {
        try {
            HttpResponse<String> answer = send(request("/connectors?expand=status").GET());
            return answer.statusCode() == 200 ? Optional.of(read(JSON.readTree(answer.body()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the connector exists with just these settings. */
    boolean hasSettings(String name, Map<String, String> settings) {
        try {
            HttpResponse<String> answer = send(request("/connectors/" + name + "/config").GET());
            Map<String, String> wished = new LinkedHashMap<>(settings);
            wished.put("name", name);
            return answer.statusCode() == 200 && JSON.valueToTree(wished).equals(JSON.readTree(answer.body()));
        } catch (IOException e) {
            return false;
        }
    }

    void put(String name, Map<String, String> settings) {
        try {
            insist(request("/connectors/" + name + "/config").PUT(
                    BodyPublishers.ofString(JSON.writeValueAsString(settings))), "connector " + name + " is refused");
        } catch (IOException e) {
            throw new PartFailure("connector " + name + " can't be registered", e);
        }
    }

    void restart(String name) {
        try {
            insist(request("/connectors/" + name + "/restart?includeTasks=true&onlyFailed=true")
                    .POST(BodyPublishers.noBody()), "connector " + name + " can't be restarted");
        } catch (IOException e) {
            throw new PartFailure("connector " + name + " can't be restarted", e);
        }
    }

    /** Connect answers 404 or 409 for a moment after it started and while it rebalances. */
    private void insist(HttpRequest.Builder request, String failure) throws IOException {
        Instant end = Instant.now().plus(SETTLING);
        HttpResponse<String> answer = send(request);
        while ((answer.statusCode() == 404 || answer.statusCode() == 409) && Instant.now().isBefore(end)) {
            pause();
            answer = send(request);
        }
        if (answer.statusCode() >= 300) {
            throw new PartFailure(failure + ": " + answer.statusCode() + " "
                    + JSON.readTree(answer.body()).path("message").asText());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).header("Content-Type",
                "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }

    static Map<String, Connector> read(JsonNode answer) {
        Map<String, Connector> connectors = new LinkedHashMap<>();
        answer.properties().forEach(entry -> {
            JsonNode status = entry.getValue().path("status");
            connectors.put(entry.getKey(), new Connector(status.path("connector").path("state").asText(),
                    StreamSupport.stream(status.path("tasks").spliterator(), false)
                            .map(task -> task.path("state").asText()).toList()));
        });
        return connectors;
    }
}
