package io.mooring.scenario.party;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An npm registry that has what a lock file names, and nothing else: the very bytes npm put into its cache when it installed
 * by that file. So no stack of a test ever starts what somebody published today.
 */
public final class LockedRegistry implements AutoCloseable {

    private static final String TARBALLS = "/-/tarballs/";
    private static final String MODULES = "node_modules/";
    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    private final Path cache;
    /** What npm asks for a package, by the package's name. */
    private final Map<String, ObjectNode> packages = new ConcurrentHashMap<>();
    /** What npm would call it, by the digest of a tarball in hexadecimal. */
    private final Map<String, String> tarballs = new ConcurrentHashMap<>();

    private LockedRegistry(HttpServer server, Path cache) {
        this.server = server;
        this.cache = cache;
    }

    /** One with the packages of {@code mcp/}, where the stack's executor looks for packages. */
    public static LockedRegistry on(int port) throws IOException {
        McpServer.requirePackages();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        LockedRegistry registry = new LockedRegistry(server,
                Path.of(said("npm", "config", "get", "cache"), "_cacache", "content-v2", "sha512"));
        Json.tree(Files.readString(Path.of("mcp", "package-lock.json"))).path("packages").properties()
                .forEach(entry -> registry.publish(entry.getKey(), entry.getValue()));
        server.createContext("/", registry::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return registry;
    }

    private void publish(String place, JsonNode locked) {
        String integrity = locked.path("integrity").asText();
        if (!integrity.startsWith("sha512-")) {
            return; // the folder itself
        }
        String name = locked.path("name").asText(place.substring(place.lastIndexOf(MODULES) + MODULES.length()));
        String version = locked.path("version").textValue();
        String digest = HEX.formatHex(Base64.getDecoder().decode(integrity.substring("sha512-".length())));
        tarballs.put(digest, name + "@" + version);
        ObjectNode known = packages.computeIfAbsent(name, fresh -> JsonNodeFactory.instance.objectNode()
                .put("name", fresh));
        ObjectNode told = locked.deepCopy();
        told.remove("integrity");
        told.put("name", name).putObject("dist").put("integrity", integrity).put("tarball",
                "http://127.0.0.1:" + server.getAddress().getPort() + TARBALLS + digest + ".tgz");
        known.withObject("/versions").set(version, told);
        known.withObject("/dist-tags").put("latest", version);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String digest = path.startsWith(TARBALLS)
                    ? path.substring(TARBALLS.length()).replace(".tgz", "")
                    : "";
            JsonNode known = packages.get(path.substring(1));
            if (tarballs.containsKey(digest)) {
                give(exchange, 200, tarball(digest));
            } else if (known != null) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                give(exchange, 200, known.toString().getBytes());
            } else {
                give(exchange, 404, "{\"error\": \"not found\"}".getBytes());
            }
        }
    }

    private static void give(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** From the cache; npm is asked to get what was taken out of it since. */
    private byte[] tarball(String digest) throws IOException {
        Path kept = cache.resolve(digest.substring(0, 2)).resolve(digest.substring(2, 4)).resolve(digest.substring(4));
        if (!Files.exists(kept)) {
            said("npm", "cache", "add", tarballs.get(digest));
        }
        return Files.readAllBytes(kept);
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String said = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new IOException(List.of(command) + " ended with " + process.exitValue());
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in " + List.of(command), e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
