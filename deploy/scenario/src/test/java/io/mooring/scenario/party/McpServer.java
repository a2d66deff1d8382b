package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.scenario.node.NodeFolder;

/** MCP servers of others, from npm, and what the official SDKs' own clients get from them; all in {@code mcp/}. */
public final class McpServer implements AutoCloseable {

    private static final String FOLDER = "mcp";
    private static final String[] PROGRAMS = {"port.js", "reference.js"};
    private static final String LISTENING = "listening ";
    private static final String EVERYTHING = "node_modules/@modelcontextprotocol/server-everything/dist/index.js";

    /** How a server is spoken with. */
    public enum Kind {
        /** Streamable HTTP with sessions: the reference server. */
        LEGACY("/mcp", EVERYTHING, "streamableHttp"),
        /** HTTP+SSE of 2024: the same. */
        SSE("/sse", EVERYTHING, "sse"),
        /** 2026-07-28: a proxy before the same. */
        MODERN("/mcp", "node_modules/mcp-proxy/dist/bin/mcp-proxy.mjs", "--port", "0", "--host", "127.0.0.1", "--",
                "node", EVERYTHING, "stdio"),
        /** Another proxy before the same, for clients of streamable HTTP with sessions. */
        BRIDGED("/mcp", "node_modules/supergateway/dist/index.js", "--stdio", "node " + EVERYTHING + " stdio",
                "--outputTransport", "streamableHttp", "--stateful", "--port", "0");

        private final String path;
        private final List<String> command;

        Kind(String path, String... command) {
            this.path = path;
            this.command = List.of(command);
        }
    }

    private final Kind kind;
    private final Process process;
    private final URI endpoint;

    private McpServer(Kind kind, Process process, URI endpoint) {
        this.kind = kind;
        this.process = process;
        this.endpoint = endpoint;
    }

    /** False where Node or npm is missing. */
    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    /** Its packages are in npm's cache from now on. */
    static void requirePackages() throws IOException {
        NodeFolder.installed(FOLDER, PROGRAMS);
    }

    public static McpServer open(Kind kind) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "--import", "./port.js"));
        command.addAll(kind.command);
        ProcessBuilder builder = NodeFolder.installed(FOLDER, PROGRAMS).process(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PORT", "0");
        Process process = builder.start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new AssertionError(kind + " ended before it listened");
        }
        int port = Integer.parseInt(line.substring(LISTENING.length()).strip());
        return new McpServer(kind, process, URI.create("http://127.0.0.1:" + port + kind.path));
    }

    public URI endpoint() {
        return endpoint;
    }

    /**
     * What an SDK's own client gets: {@code {tools: [names], results: [...]}}.
     *
     * @param calls pairs of tool and arguments, as JSON
     */
    public JsonNode reference(String calls) throws IOException {
        List<String> said = NodeFolder.installed(FOLDER, PROGRAMS).run(
                List.of("node", "reference.js", kind.name().toLowerCase(Locale.ROOT), endpoint.toString(),
                        calls));
        return new ObjectMapper().readTree(said.getLast());
    }

    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        below.forEach(ProcessHandle::destroy);
        process.onExit().join();
    }
}
