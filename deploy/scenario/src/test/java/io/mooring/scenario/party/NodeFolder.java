package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder with a Node program of somebody else's packages, installed by its lock file beside the build's output. */
final class NodeFolder {

    private static final long LIMIT_SECONDS = 90;

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

    /** A copy of a folder of this module, its packages beside it. No script of a package runs. */
    static NodeFolder installed(String name, String program) throws IOException {
        NodeFolder copy = new NodeFolder(Path.of("target", name));
        Files.createDirectories(copy.folder);
        for (String file : List.of("package.json", "package-lock.json", program)) {
            Files.copy(Path.of(name, file), copy.folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        copy.run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        return copy;
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
