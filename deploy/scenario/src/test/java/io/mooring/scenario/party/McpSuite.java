package io.mooring.scenario.party;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import io.mooring.scenario.node.NewNode;
import io.mooring.scenario.node.NodeFolder;

/** The official conformance suite of MCP, and clients and servers of others, from npm; with the programs in {@code conformance/}. */
public final class McpSuite {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** One scenario of a client, which runs beside all others. */
    private static final Duration ROUND = Duration.ofMinutes(4);
    private static final String[] PROGRAMS = {"open.yml", "agent.js", "bridge.js", "changes.js", "client.js",
            "connect.js", "heard.js", "interop.js", "mooring.js", "shim.js", "watch.js",
            "fixture/content.js", "fixture/jobs.js", "fixture/legacy.js", "fixture/methods.js", "fixture/modern.js",
            "fixture/serve.js",
            "fixture/shelf.js", "fixture/tools.js"};
    private static final String SUITE = "node_modules/@modelcontextprotocol/conformance/dist/index.js";
    private static final String INSPECTOR = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    private final NodeFolder folder;
    private final String node;

    private McpSuite(NodeFolder folder, String node) {
        this.folder = folder;
        this.node = node;
    }

    /** False where Node or npm is missing, or the newer Node the suite needs can't run. */
    public static boolean canRun() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("os.arch").equals("amd64") && NodeFolder.canRun();
    }

    /** Skips who asks, and says so, where it can't run. */
    public static void need() {
        if (!canRun()) {
            System.err.println("SKIPPED: the conformance suite of MCP needs npm on Linux x64");
        }
        Assumptions.assumeTrue(canRun(), "no npm on Linux x64: the conformance suite of MCP can't be installed");
    }

    public static McpSuite installed() throws IOException {
        return new McpSuite(NodeFolder.installed("conformance", PROGRAMS), NewNode.command());
    }

    /**
     * What a program said to its end.
     *
     * @param status its exit status
     */
    public record Told(int status, String text) {

        /** The lines of JSON it printed. */
        public List<String> lines() {
            return text.lines().filter(line -> line.startsWith("{")).toList();
        }

        /** Scenarios of a set that failed, and are not known to; empty for one alone. */
        public Set<String> unexpected() {
            return text.lines().dropWhile(line -> !line.contains("Unexpected failures (not in baseline)"))
                    .map(String::strip).filter(line -> line.startsWith("✗ ")).map(line -> line.substring(2))
                    .collect(Collectors.toSet());
        }

        /** What the suite says in the end. */
        public String verdict() {
            int summary = Math.max(text.indexOf("=== SUMMARY ==="), text.indexOf("=== SUITE SUMMARY ==="));
            int most = 20_000;
            String whole = summary < 0 ? text : text.substring(summary);
            return whole.length() > most ? whole.substring(whole.length() - most) : whole;
        }
    }

    /** A server with all that the suite asks for; era is both, legacy or modern. */
    public McpPeer fixture(String era) throws IOException {
        return McpPeer.started(folder.process(List.of("node", "fixture/serve.js", era)));
    }

    /** An endpoint for whom can't send headers. */
    public McpPeer shim(URI endpoint, String token) throws IOException {
        return McpPeer.started(folder.process(List.of("node", "shim.js", endpoint.toString(), token)));
    }

    /** Judges a server by all that a revision requires. */
    public Told judgeServer(URI endpoint, String revision, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("server", "--url", endpoint.toString(), "--requirements",
                revision));
        arguments.addAll(List.of(options));
        return suite("server-" + revision, Map.of(), arguments.toArray(String[]::new));
    }

    /** Judges a server by one scenario of an extension. */
    public Told judgeExtension(URI endpoint, String scenario) throws IOException {
        return suite(scenario, Map.of(), "server", "--url", endpoint.toString(), "--scenario", scenario,
                "--spec-version", "2026-07-28", "--force");
    }

    /**
     * Judges Mooring as a client: the suite's servers are registered with it, and people and agents of this tenant use them.
     *
     * @param options which scenarios: all that a revision requires run beside each other
     */
    public Told judgeClient(Tenant tenant, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("client", "--command", "node client.js", "--timeout",
                Long.toString(ROUND.toMillis())));
        arguments.addAll(List.of(options));
        Api platform = tenant.admin();
        return suite("client", Map.of("MOORING_BASE", platform.base().toString(), "MOORING_KEY",
                platform.headers().get("X-API-Key")), arguments.toArray(String[]::new));
    }

    /** Clients of the official SDKs at an endpoint: a line of JSON each. */
    public Told sdks(URI endpoint, String token) throws IOException {
        return run("sdks", Map.of(), List.of(node, "interop.js", endpoint.toString(), token));
    }

    /**
     * A client of one era at an agent's endpoint whose person connects what a call lacks.
     *
     * @param arguments tool, root of Mooring, key of its platform, slug of what is to be connected, user
     */
    public Told connects(String era, McpAgent agent, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(node, "connect.js", era, agent.endpoint().toString(), agent.token()));
        command.addAll(List.of(arguments));
        return run("connect", Map.of(), command);
    }

    /** A client of the newer era, at an agent whose server is the reference server as a process. */
    public Told bridges(McpAgent agent) throws IOException {
        return run("bridge", Map.of(), List.of(node, "bridge.js", agent.endpoint().toString(), agent.token()));
    }

    /** Clients of one era that are told of a resource, or not. */
    public Told watches(String era, McpAgent agent) throws IOException {
        return run("watch", Map.of(), List.of(node, "watch.js", era, agent.endpoint().toString(), agent.token()));
    }

    /**
     * Clients of one era that listen while the tools of one agent change.
     *
     * @param slug of the server, of which the other agent has the same tools
     * @param own whether the server's own list changes, too
     */
    public Told hearsChanges(String era, McpAgent agent, String slug, McpAgent other, Tenant tenant, boolean own)
            throws IOException {
        Api platform = tenant.admin();
        return run("changes", Map.of(), List.of(node, "changes.js", era, agent.endpoint().toString(), agent.token(),
                platform.base().toString(), platform.headers().get("X-API-Key"), slug, other.endpoint().toString(),
                other.token(), own ? "own" : ""));
    }

    /** The inspector's command line at an endpoint. */
    public Told inspector(URI endpoint, String token, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(node, INSPECTOR, "--cli", endpoint.toString(), "--transport",
                "http", "--format", "json", "--stored-auth-only", "--header", "Authorization: Bearer " + token));
        command.addAll(List.of(arguments));
        return run("inspector", Map.of(), command);
    }

    private Told suite(String name, Map<String, String> environment, String... arguments) throws IOException {
        return run(name, environment, Stream.concat(Stream.of(node, SUITE), Stream.of(arguments)).toList());
    }

    private Told run(String name, Map<String, String> environment, List<String> command) throws IOException {
        Path said = Files.createTempFile(Path.of("target"), name + "-", ".log");
        ProcessBuilder builder = folder.process(command).redirectErrorStream(true)
                .redirectOutput(said.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " still ran after " + LIMIT + ": " + Files.readString(said));
            }
            return new Told(process.exitValue(), Files.readString(said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + name, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
