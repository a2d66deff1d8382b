package io.mooring.executor.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An npm registry with a few packages, which counts what it gave. */
final class NpmRegistry implements AutoCloseable {

    final AtomicInteger tarballs = new AtomicInteger();
    private final HttpServer server;
    private final Path folder;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    NpmRegistry(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Publishes version 1.0.0 of a package that echoes what it is told and has an installation script.
     *
     * @param more members of its package.json
     */
    void publish(String name, String more) throws IOException, InterruptedException {
        Path content = Files.createDirectories(folder.resolve(name).resolve("package"));
        Files.writeString(content.resolve("package.json"), """
                {"name": "%s", "version": "1.0.0", "bin": "run.sh", "scripts": {"install": "touch %s"}%s}
                """.formatted(name, folder.resolve("script-ran"), more));
        Files.writeString(content.resolve("run.sh"), "#!/bin/sh\nexec cat \"$@\"\n");
        Path tarball = folder.resolve(name + ".tgz");
        int code = new ProcessBuilder("tar", "-czf", tarball.toString(), "-C", content.getParent().toString(),
                "package").inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("tar ended with " + code);
        }
        byte[] bytes = Files.readAllBytes(tarball);
        answers.put("/" + name + ".tgz", bytes);
        answers.put("/" + name,
                """
                        {"name": "%s", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": {"name": "%s", "version": "1.0.0",
                         "bin": "run.sh", "hasInstallScript": true%s, "dist": {"tarball": "%s/%s.tgz", "integrity": "%s"}}}}
                        """
                        .formatted(name, name, more, url(), name, integrity(bytes)).getBytes());
    }

    private static String integrity(byte[] bytes) {
        try {
            return "sha512-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-512", missing);
        }
    }

    /** The package is another one than its integrity says. */
    void spoil(String name) {
        answers.computeIfPresent("/" + name + ".tgz", (same, bytes) -> {
            bytes[bytes.length - 1] ^= 1;
            return bytes;
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] answer = answers.getOrDefault(path, "{}".getBytes());
        exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 404, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
        if (path.endsWith(".tgz")) {
            tarballs.incrementAndGet();
        }
    }

    /** False, with a word, where npm is missing. */
    static boolean canRun() {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        if (!there) {
            System.err.println("SKIPPED: no npm on this machine: nothing is installed");
        }
        return there;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
