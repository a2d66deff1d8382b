package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

/** A folder with a Node program of somebody else's packages, installed by its lock file beside the build's output. */
final class NodeFolder {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** How npm says that it was not given the packages, as opposed to a lock file that is wrong. */
    private static final Pattern AWAY = Pattern.compile(
            "(?:error|ERR!) code (ENOTFOUND|EAI_AGAIN|ECONN\\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT"
                    + "|E40[1347]|E429|E5\\d\\d)\\b");
    private static final String INSTALLED_AS_LOCKED = "installed";
    private static final Map<String, NodeFolder> INSTALLED = new HashMap<>();

    private final Path folder;

    private NodeFolder(Path folder) {
        this.folder = folder;
    }

    /** False where Node or npm is missing. */
    static boolean canRun() {
        return Stream.of("node", "npm").allMatch(program -> {
            try {
                return new ProcessBuilder(program, "--version").redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
            } catch (IOException missing) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /**
     * A copy of a folder of this module, its packages beside it, made once in a run. No script of a package runs. Where no
     * npm registry gives the packages, the test that needs them is skipped, and says so.
     */
    static synchronized NodeFolder installed(String name, String... programs) throws IOException {
        NodeFolder known = INSTALLED.get(name);
        if (known != null) {
            return known;
        }
        NodeFolder copy = new NodeFolder(Path.of("target", name));
        Files.createDirectories(copy.folder);
        String[] files = Stream.concat(Stream.of("package.json", "package-lock.json"), Stream.of(programs))
                .toArray(String[]::new);
        boolean same = copy.has(Path.of(name, "package-lock.json"));
        for (String file : List.of(files)) {
            Path target = copy.folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(Path.of(name, file), target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!same) {
            copy.install();
            Files.createFile(copy.folder.resolve(INSTALLED_AS_LOCKED));
        }
        INSTALLED.put(name, copy);
        return copy;
    }

    /** Whether a former run installed what this lock file says, to its end. */
    private boolean has(Path lock) throws IOException {
        Path before = folder.resolve("package-lock.json");
        Path mark = folder.resolve(INSTALLED_AS_LOCKED);
        return !Files.notExists(before) && Files.mismatch(before, lock) == -1 ? Files.exists(mark) : clear(mark);
    }

    private static boolean clear(Path mark) throws IOException {
        Files.deleteIfExists(mark);
        return false;
    }

    private void install() throws IOException {
        try {
            run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-timeout=60000",
                    "--fetch-retries=2"));
        } catch (AssertionError failure) {
            if (AWAY.matcher(String.valueOf(failure.getMessage())).find()) {
                System.err.println(
                        "SKIPPED: no npm registry gives the packages of " + folder + ": " + failure.getMessage());
                throw new TestAbortedException("no npm registry gives the packages of " + folder, failure);
            }
            throw failure;
        }
    }

    /** A process to be started in the folder. */
    ProcessBuilder process(List<String> command) {
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    /** Runs a command to its end; the lines it prints. */
    List<String> run(List<String> command) throws IOException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = process(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " still ran after " + LIMIT + ": " + Files.readString(err));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(err));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
        return Files.readAllLines(out);
    }
}
