package io.mooring.executor.stdio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process, as {@code /proc} tells of it. Zombies are none.
 *
 * @param session number of its session: the pid of who made it
 * @param started ticks since the machine's start; with the pid it names a process for ever
 */
record Living(long pid, long parent, long session, long started) {

    private static final Path PROC = Path.of("/proc");
    private static final long PAGE = 4096;

    /** Whether there is anything to be read. */
    static boolean isKnowable() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** Every process of the machine. */
    static List<Living> all() {
        try (Stream<Path> folders = Files.list(PROC)) {
            return folders.map(folder -> folder.getFileName().toString()).filter(name -> name.matches("[0-9]+"))
                    .map(name -> find(Long.parseLong(name)).orElse(null)).filter(Objects::nonNull).toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the processes of this machine can't be listed", unreadable);
        }
    }

    /** Empty when it is gone. */
    static Optional<Living> find(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead
                    ? Optional.empty()
                    : Optional.of(new Living(pid, Long.parseLong(fields[1]), Long.parseLong(fields[3]),
                            Long.parseLong(fields[19])));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Whether it is the very same process as before. */
    boolean isThere() {
        return find(pid).filter(now -> now.started == started).isPresent();
    }

    /** Whether a variable of its environment has this value; no when it can't be read. */
    boolean carries(String name, String value) {
        try {
            String environment = new String(Files.readAllBytes(PROC.resolve(pid + "/environ")),
                    StandardCharsets.ISO_8859_1);
            return ("\0" + environment).contains("\0" + name + "=" + value);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** Anonymous memory it holds now, in bytes; 0 when it is gone. */
    long memory() {
        try {
            String[] pages = Files.readString(PROC.resolve(pid + "/statm")).strip().split(" ");
            return (Long.parseLong(pages[1]) - Long.parseLong(pages[2])) * PAGE;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Never another process that has its number by now. */
    void signal(boolean kill) {
        ProcessHandle.of(pid).filter(handle -> isThere()).ifPresent(handle -> {
            if (kill) {
                handle.destroyForcibly();
            } else {
                handle.destroy();
            }
        });
    }
}
