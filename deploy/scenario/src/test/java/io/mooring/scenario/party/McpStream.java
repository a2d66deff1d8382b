package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.stack.Stack;

/** What an MCP endpoint says to one request, message by message; to close it is to hang up. */
public final class McpStream implements AutoCloseable {

    private static final String DATA = "data: ";
    private static final JsonNode END = Json.tree("{}");

    private final InputStream body;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    /** To say what came instead of messages. */
    private final List<String> others = new CopyOnWriteArrayList<>();

    McpStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException ended) {
            others.add(ended.toString());
        } finally {
            heard.add(END);
        }
    }

    private void take(String line) {
        if (line.startsWith(DATA)) {
            heard.add(Json.tree(line.substring(DATA.length())));
        } else {
            others.add(line);
        }
    }

    /** The next message, as soon as it is there. */
    public JsonNode next() {
        JsonNode message = heardWithin(Stack.SOON);
        if (message == null || message == END) {
            throw new AssertionError("no message came, but " + others);
        }
        return message;
    }

    /** Whether nothing more is said for so long. */
    public boolean isSilentFor(Duration time) {
        JsonNode message = heardWithin(time);
        return message == null || message == END;
    }

    /** Whether it ends soon, nothing more being said. */
    public boolean ends() {
        return heardWithin(Stack.SOON) == END;
    }

    private @Nullable JsonNode heardWithin(Duration time) {
        try {
            return heard.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for a message", e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
