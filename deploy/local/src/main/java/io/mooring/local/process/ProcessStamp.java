package io.mooring.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process started, in a form that another process under the same, recycled pid can't have. On Linux: boot id and
 * start tick, which a moved clock does not change. Elsewhere: the start time.
 */
final class ProcessStamp {

    private static final int START_TICK = 19;

    private ProcessStamp() {}

    static Optional<String> find(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return process.info().startInstant().map(start -> Long.toString(start.toEpochMilli()));
        }
        try {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(boot + ":" + startTick(Files.readString(stat)));
        } catch (IOException e) {
            // Gone between two looks: not running.
            return Optional.empty();
        }
    }

    /** Field 22; counted behind the command name, which may itself contain spaces and brackets. */
    static String startTick(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_TICK];
    }

    /** Dead, but its parent has not asked yet. It can't be signalled and holds nothing. */
    static boolean zombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            return false;
        }
    }
}
