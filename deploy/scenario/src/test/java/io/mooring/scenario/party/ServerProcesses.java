package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes of this machine that have a variable with this value in their environment.
 *
 * @param variable {@code NAME=value}
 */
public record ServerProcesses(String variable) {

    /** False where Node or npm is missing, and where processes can't be seen. */
    public static boolean canRun() {
        return McpServer.canRun() && Files.isReadable(Path.of("/proc/self/environ"));
    }

    /** Those that live now. */
    public List<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(this::isOne).toList();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        living().forEach(ProcessHandle::destroyForcibly);
    }

    private boolean isOne(ProcessHandle process) {
        Path facts = Path.of("/proc", String.valueOf(process.pid()));
        try { // what is dead and was not asked after has an environment no more
            return ("\0" + new String(Files.readAllBytes(facts.resolve("environ")), StandardCharsets.ISO_8859_1))
                    .contains("\0" + variable + "\0");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
