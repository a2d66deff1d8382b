package io.mooring.bench.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.mooring.bench.Stack;

/** The bare Quarkus application in a process of its own, with a service's JVM flags. */
final class BareEndpoint implements AutoCloseable {

    /** No part of a stack is there. */
    private static final int OFFSET = 97;
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final int port;
    private final Process process;

    BareEndpoint(Stack stack) throws IOException, InterruptedException {
        port = stack.port(OFFSET);
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xms48m", "-Xmx512m", "-jar",
                Stack.checkout().resolve("deploy/bench/target/quarkus-app/quarkus-run.jar").toString());
        command.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        awaitAnswer();
    }

    int port() {
        return port;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        Instant limit = Instant.now().plus(LONGEST_START);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    http.send(request, BodyHandlers.discarding());
                    return;
                } catch (ConnectException notYet) {
                    if (!process.isAlive() || Instant.now().isAfter(limit)) {
                        throw new IOException("the bare endpoint does not start", notYet);
                    }
                    Thread.sleep(50);
                }
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
