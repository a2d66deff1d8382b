package io.mooring.bench;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The stack under load: where it answers and with which key. */
final class Stack {

    static final ObjectMapper JSON = new ObjectMapper();

    private final int base = Integer.parseInt(System.getenv().getOrDefault("MOORING_PORT_BASE", "7400"));
    private final Path home = Path.of(System.getenv().getOrDefault("MOORING_HOME",
            System.getProperty("user.home") + "/.mooring"));
    private final HttpClient http = HttpClient.newHttpClient();

    Path home() {
        return home;
    }

    int port(int offset) {
        return base + offset;
    }

    URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + base + path);
    }

    /** At a port of the stack counted from its base, past the gateway. */
    URI service(int offset, String path) {
        return URI.create("http://127.0.0.1:" + (base + offset) + path);
    }

    String brokers() {
        return "127.0.0.1:" + (base + 92);
    }

    String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + (base + 32) + "/" + database;
    }

    /** A generated password of the local stack. */
    String secret(String name) throws IOException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets.getProperty(name);
    }

    String key() throws IOException {
        return Files.readString(home.resolve("admin.key")).strip();
    }

    HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(gateway(path)).header("X-API-Key", key()).header("Content-Type",
                "application/json");
    }

    /** Posts and answers the body; 409 is taken as "there already". */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2 && response.statusCode() != 409) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    void delete(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
    }
}
