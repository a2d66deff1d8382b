package io.mooring.executor.stdio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The folders below {@code executor.stdio.directory}, for the executor's user only.
 *
 * @param root all of them
 */
record Folders(Path root) {

    /** What one connection's server has to itself; it is there again at its next start. */
    record Own(Path home, Path work, Path packages) {}

    /** Fails when it can't be made, or is somebody else's. */
    static Folders open(Path root) {
        return made(() -> {
            Path absolute = root.toAbsolutePath().normalize();
            Files.createDirectories(absolute,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (Files.isSymbolicLink(absolute) || !owner(absolute).equals(owner(Path.of("/proc/self")))) {
                throw new IOException(absolute + " is not a folder of this user");
            }
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            return new Folders(absolute);
        });
    }

    private static Object owner(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid");
    }

    Path instances() {
        return root.resolve("instances");
    }

    Path packages() {
        return folder(root.resolve("packages"));
    }

    /** {@code HOME} of npm, with its cache. */
    Path npm() {
        return folder(root.resolve("npm"));
    }

    Own own(String tenant, String connection) {
        Path mine = folder(root.resolve("servers").resolve(name(tenant + "\n" + connection)));
        touch(mine);
        return new Own(folder(mine.resolve("home")), folder(mine.resolve("work")), folder(mine.resolve("packages")));
    }

    /** A name that says nothing about its text. */
    static String name(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /**
     * A package as one connection sees it: what its server writes beside its own code is nobody else's. Files are the same
     * ones by hard link. Blocks.
     */
    static Path copy(Path installed, Path copy) {
        touch(installed);
        return made(() -> {
            if (!Files.isDirectory(copy)) {
                Path part = copy.resolveSibling("part-" + UUID.randomUUID());
                link(installed, part);
                moved(part, copy);
            }
            touch(copy);
            return copy;
        });
    }

    /** Makes a finished folder visible; another one that was faster is as good. */
    static Path moved(Path part, Path whole) throws IOException {
        try {
            return Files.move(part, whole);
        } catch (IOException taken) {
            if (!Files.isDirectory(whole)) {
                throw taken;
            }
            remove(part);
            return whole;
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                if (facts.isSymbolicLink()) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
                } else {
                    Files.createLink(copy, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes what nobody used since then. Blocks. */
    void clean(Instant since) {
        removeUnused(packages(), since);
        removeUnused(folder(root.resolve("servers")), since);
    }

    /** The same of one folder. */
    static void removeUnused(Path parent, Instant since) {
        made(() -> {
            for (Path folder : children(parent)) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(since)) {
                    remove(folder);
                }
            }
            return parent;
        });
    }

    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path gone, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(gone);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void touch(Path folder) {
        made(() -> Files.setLastModifiedTime(folder, FileTime.from(Instant.now())));
    }

    private static Path folder(Path path) {
        return made(() -> Files.createDirectories(path));
    }

    private interface Work<T> {

        T done() throws IOException;
    }

    private static <T> T made(Work<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw new UncheckedIOException("a folder of MCP servers can't be used", e);
        }
    }
}
