package io.mooring.scenario.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a Node program of somebody else's packages, installed by its lock file beside the build's output. */
public final class NodeFolder {

    private final Path folder;

    private NodeFolder(Path folder) {
        this.folder = folder;
    }

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

    /**
     * A copy of a folder of this module, its packages beside it, made once in a run. No script of a package runs. Where no
     * npm registry gives the packages, the test that needs them is skipped, and says so.
     */
    public static NodeFolder installed(String name, String... programs) throws IOException {
        NodeFolder copy = new NodeFolder(Packages.installed(name));
        for (String program : programs) {
            Path target = copy.folder.resolve(program);
            Files.createDirectories(target.getParent());
            // Of two classes that want it, one may run it already.
            Path whole = Files.createTempFile(target.getParent(), "new-", ".tmp");
            Files.copy(Path.of(name, program), whole, StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return copy;
    }

    /** Where a file of a package is. */
    public Path path(String file) {
        return folder.resolve(file).toAbsolutePath();
    }

    /** A process to be started in the folder. */
    public ProcessBuilder process(List<String> command) {
        return new Command(folder, command).process();
    }

    /** Runs a command to its end; the lines it prints. */
    public List<String> run(List<String> command) throws IOException {
        return new Command(folder, command).run();
    }
}
