package io.mooring.scenario.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processes that still belong to a stack: whose command, folder or environment names its home. */
public final class Leftovers {

    private Leftovers() {}

    /** Each as {@code pid command}. */
    public static List<String> of(Stack stack) {
        // The build that runs the tests may name the home in its own command.
        Set<ProcessHandle> own = Stream.iterate(Optional.of(ProcessHandle.current()), Optional::isPresent,
                process -> process.flatMap(ProcessHandle::parent)).map(Optional::orElseThrow)
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses().filter(process -> !own.contains(process))
                .filter(Leftovers::lives).filter(process -> belongs(process, stack.home()))
                .map(process -> process.pid() + " " + process.info().commandLine().orElse("?")).toList();
    }

    /** Not so when it is dead and only its parent has not asked yet. */
    static boolean lives(ProcessHandle process) {
        try {
            String state = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return process.isAlive() && state.charAt(state.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException noSuchFile) {
            return process.isAlive();
        }
    }

    private static boolean belongs(ProcessHandle process, Path home) {
        Path facts = Path.of("/proc", String.valueOf(process.pid()));
        return Files.exists(facts)
                ? names(facts.resolve("cmdline"), home) || names(facts.resolve("environ"), home) || isIn(facts, home)
                : process.info().commandLine().orElse("").contains(home.toString());
    }

    private static boolean names(Path fact, Path home) {
        try {
            return new String(Files.readAllBytes(fact), StandardCharsets.ISO_8859_1).contains(home.toString());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** A worker of PostgreSQL overwrites its command and environment, but stays in the data folder. */
    private static boolean isIn(Path facts, Path home) {
        try {
            return Files.readSymbolicLink(facts.resolve("cwd")).startsWith(home);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
