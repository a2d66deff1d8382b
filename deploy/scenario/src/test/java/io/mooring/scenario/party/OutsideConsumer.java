package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.scenario.stack.Stack;

/** The Node program in {@code outside/}: kafkajs and its decoder for Confluent-compatible registries. */
public final class OutsideConsumer {

    private static final Path SOURCE = Path.of("outside");
    private static final Path FOLDER = Path.of("target", "outside");
    private static final long LIMIT_SECONDS = 90;
    private static final ObjectMapper JSON = new ObjectMapper();

    private OutsideConsumer() {}

    /** False where Node or npm is missing. */
    public static boolean canRun() {
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

    /** Every record these topics have now, decoded. */
    public static List<JsonNode> read(Stack stack, List<String> topics) throws IOException {
        install();
        List<String> command = new ArrayList<>(
                List.of("node", "read.js", stack.broker(), stack.url("registry") + "/apis/ccompat/v7"));
        command.addAll(topics);
        List<JsonNode> records = new ArrayList<>();
        for (String line : run(command)) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    private static void install() throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "read.js")) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }

    private static List<String> run(List<String> command) throws IOException {
        Path out = FOLDER.resolve("out.txt");
        Path err = FOLDER.resolve("err.txt");
        Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
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
