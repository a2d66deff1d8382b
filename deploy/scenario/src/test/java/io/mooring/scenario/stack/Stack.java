package io.mooring.scenario.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One running stack.
 *
 * @param checkout where {@code ./mooring} is
 * @param home its {@code MOORING_HOME}
 * @param base its {@code MOORING_PORT_BASE}
 * @param alone whether nobody else uses it meanwhile, so that parts may be ended
 */
public record Stack(Path checkout, Path home, int base, boolean alone) {

    /** Of the room catalog has for documents in work, one test takes nearly all; no large one may come meanwhile. */
    public static final String ROOM_FOR_DOCUMENTS = "room for documents";

    /** The five services, as {@code ./mooring} names them. */
    public static final List<String> SERVICES = List.of("catalog", "connection", "webhook", "tool-executor", "health");

    /**
     * Longest wait for what takes a moment on a quiet machine. Two slow, busy cores with every part just started take far
     * longer; how fast it is in the end, {@code deploy/bench} measures.
     */
    public static final Duration SOON = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FOR_ALL = Set.of("up", "down", "restart", "secrets");
    /** The first start on a checkout also prepares distributions and trains caches. */
    private static final Duration LONGEST_START = Duration.ofMinutes(30);

    /** One that nobody else uses. */
    public Stack(Path checkout, Path home, int base) {
        this(checkout, home, base, true);
    }

    /** The same in the hands of several at once. */
    Stack shared() {
        return new Stack(checkout, home, base, false);
    }

    /** Where a part listens. */
    public URI url(String part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }

    public int port(String part) {
        return Ports.of(base, part);
    }

    /** Host and port of the broker. */
    public String broker() {
        return "127.0.0.1:" + port("kafka");
    }

    /** A generated password of this stack. */
    public String secret(String name) {
        try (Reader file = Files.newBufferedReader(home.resolve("secrets.properties"))) {
            Properties secrets = new Properties();
            secrets.load(file);
            return secrets.getProperty(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code ./mooring} with these arguments on this stack. */
    public Outcome mooring(String... arguments) {
        return mooring(Map.of(), arguments);
    }

    /** Runs {@code ./mooring} with a changed environment. */
    public Outcome mooring(Map<String, String> environment, String... arguments) {
        if (FOR_ALL.contains(arguments[0])) {
            requireAlone("./mooring " + arguments[0]);
        }
        try {
            return run(environment, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in ./mooring " + List.of(arguments), e);
        }
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        // Files, not pipes: a part that inherits a pipe would keep it open for ever.
        Path out = Files.createTempFile("mooring", ".out");
        Path err = Files.createTempFile("mooring", ".err");
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of(checkout.resolve("mooring").toString()), Arrays.stream(arguments)).toList());
        command.directory(checkout.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        command.environment().put("MOORING_HOME", home.toString());
        command.environment().put("MOORING_PORT_BASE", String.valueOf(base));
        // Nobody listens there but in the classes about it: a sync that fails is quiet, no public package is started.
        command.environment().put("MOORING_MCP_REGISTRY", url("mcp-registry").toString());
        command.environment().put("EXECUTOR_STDIO_REGISTRIES", url("npm-registry").toString());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The build that runs these tests has packaged every part already.
        command.environment().put("MOORING_SKIP_BUILD", "1");
        command.environment().putAll(environment);
        Process process = command.start();
        if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("./mooring " + List.of(arguments) + " still runs:\n" + Files.readString(out));
        }
        Outcome outcome = new Outcome(String.join(" ", arguments), process.exitValue(), Files.readString(out),
                Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    /** Starts what does not run and waits until all is ready. */
    public void up() {
        mooring("up").require();
    }

    /** What {@code status --json} says, ready or not. */
    public JsonNode status() {
        Outcome status = mooring("status", "--json");
        try {
            return JSON.readTree(status.out());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + status, e);
        }
    }

    /** The process of a part. */
    public ProcessHandle process(String part) {
        try {
            long pid = JSON.readTree(home.resolve("run").resolve(part + ".pid").toFile()).required("pid").longValue();
            return ProcessHandle.of(pid)
                    .orElseThrow(() -> new AssertionError(part + " does not run as " + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a part as {@code kill -9} does, and waits until it is gone. */
    public void kill(String part) {
        requireAlone("kill " + part);
        ProcessHandle process = process(part);
        process.destroyForcibly();
        await().atMost(SOON).until(() -> !Leftovers.lives(process));
    }

    private void requireAlone(String what) {
        if (!alone) {
            throw new IllegalStateException(
                    "'" + what + "' concerns all classes: only one that is @Isolated may do it");
        }
    }
}
