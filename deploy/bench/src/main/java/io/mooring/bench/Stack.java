package io.mooring.bench;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The stack under load: where it answers and with which key. */
public final class Stack {

    private static final int EXECUTOR = 4;
    private static final Duration SETTLED = Duration.ofSeconds(20);
    public static final ObjectMapper JSON = new ObjectMapper();

    private final int base = Integer.parseInt(System.getenv().getOrDefault("MOORING_PORT_BASE", "7400"));
    private final Path home = Path.of(System.getenv().getOrDefault("MOORING_HOME",
            System.getProperty("user.home") + "/.mooring"));
    private final HttpClient http = HttpClient.newHttpClient();

    public Path home() {
        return home;
    }

    public int port(int offset) {
        return base + offset;
    }

    public URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + base + path);
    }

    /** At a port of the stack counted from its base, past the gateway. */
    public URI service(int offset, String path) {
        return URI.create("http://127.0.0.1:" + (base + offset) + path);
    }

    public String brokers() {
        return "127.0.0.1:" + (base + 92);
    }

    public String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + (base + 32) + "/" + database;
    }

    /** A generated password of the local stack. */
    public String secret(String name) throws IOException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets.getProperty(name);
    }

    public String key() throws IOException {
        return Files.readString(home.resolve("admin.key")).strip();
    }

    public HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(gateway(path)).header("X-API-Key", key()).header("Content-Type",
                "application/json");
    }

    /** To the executor itself: the gateway of a local stack is nobody's in production. */
    public HttpRequest.Builder executorRequest(String path) throws IOException {
        return HttpRequest.newBuilder(executor(path)).header("X-API-Key", key()).header("Content-Type",
                "application/json");
    }

    public URI executor(String path) {
        return service(EXECUTOR, path);
    }

    /** Posts and answers the body; 409 is taken as "there already". */
    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2 && response.statusCode() != 409) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** What the database does by itself within a minute of many new tools. */
    public void settleTools() throws IOException, InterruptedException {
        try (Connection rows = DriverManager.getConnection(jdbc("executor"), "executor", secret("executor.password"));
                Statement statement = rows.createStatement()) {
            statement.execute("vacuum analyze app.tool_view");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Thread.sleep(SETTLED.toMillis());
    }

    public void delete(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    /** Ends a part and starts it again, with the optimising compiler, as a stack to be measured is started. */
    public void restart(String part) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(checkout().resolve("mooring").toString(), "restart", part)
                .inheritIO();
        command.environment().put("MOORING_SKIP_BUILD", "1");
        command.environment().put("MOORING_JIT", "full");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit = command.start().waitFor();
        if (exit != 0) {
            throw new IOException("./mooring restart " + part + " ended with " + exit);
        }
    }

    /** Where {@code ./mooring} is. */
    public static Path checkout() {
        return Path.of(System.getProperty("mooring.checkout"));
    }
}
