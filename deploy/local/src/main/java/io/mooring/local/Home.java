package io.mooring.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** {@code MOORING_HOME}: all state of one local stack, readable by its owner only. */
public record Home(Path root) {

    /** {@code MOORING_HOME}, else {@code ~/.mooring}. */
    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("MOORING_HOME", "");
        Path root = named.isBlank() ? Path.of(System.getProperty("user.home"), ".mooring") : Path.of(named);
        return new Home(root.toAbsolutePath().normalize());
    }

    /** Makes the folders that are missing and takes everybody else's access away. */
    public Home open() {
        try {
            for (Path folder : new Path[]{root, run(), root.resolve("log"), root.resolve("data")}) {
                Files.createDirectories(folder);
            }
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            return this;
        } catch (IOException e) {
            throw new PartFailure("MOORING_HOME " + root + " can't be used", e);
        }
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path log(String part) {
        return root.resolve("log").resolve(part + ".log");
    }

    /** The folder of one part's data, made when missing. */
    public Path data(String part) {
        return folder(root.resolve("data").resolve(part));
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** The key-encryption keys of one service. */
    public Path masterKeys(String service) {
        return folder(root.resolve("keys")).resolve(service);
    }

    public Path adminKey() {
        return root.resolve("admin.key");
    }

    /** Written by {@code up}, read by the gateway while it runs. */
    public Path upstreams() {
        return run().resolve("upstreams.json");
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
