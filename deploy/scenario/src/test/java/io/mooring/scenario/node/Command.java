package io.mooring.scenario.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that ends by itself, in a folder. */
record Command(Path folder, List<String> words) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    ProcessBuilder process() {
        return new ProcessBuilder(words).directory(folder.toFile());
    }

    /** Runs it to its end; the lines it prints. Whoever waits is interrupted: so is the command, with all it began. */
    List<String> run() throws IOException {
        Path out = Files.createTempFile(folder, "said-", ".txt");
        Path err = Files.createTempFile(folder, "complained-", ".txt");
        Process process = process().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(words + " still ran after " + LIMIT + ": " + Files.readString(err));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(words + " failed: " + Files.readString(err));
            }
            return Files.readAllLines(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + words, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
