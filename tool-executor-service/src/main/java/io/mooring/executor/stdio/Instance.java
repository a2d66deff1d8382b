package io.mooring.executor.stdio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

/**
 * This process, as the one after it knows it: its folder names it and each first process it started, so that what a killed
 * one left can be found and ended.
 *
 * @param folder its own, named by its id
 */
record Instance(Path folder) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Instance.class);
    private static final String OWNER = "owner";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Ends what processes that are no more have left, and takes a place beside theirs. Blocks. */
    static Instance open(Path all) {
        try {
            Files.createDirectories(all);
            try (Stream<Path> others = Files.list(all)) {
                others.filter(Files::isDirectory).forEach(Instance::clear);
            }
            Instance mine = new Instance(Files.createDirectory(all.resolve(UUID.randomUUID().toString())));
            Living self = Living.find(ProcessHandle.current().pid()).orElseThrow();
            Path draft = Files.writeString(mine.folder.resolve("draft"),
                    boot() + " " + self.pid() + " " + self.started());
            Files.move(draft, mine.folder.resolve(OWNER));
            return mine;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + all + " can't be used", e);
        }
    }

    /** Value of {@link Tree#MARK} for one of its servers. */
    String mark(UUID server) {
        return folder.getFileName() + "/" + server;
    }

    /** Remembers the first process of a server. */
    void remember(Tree tree) {
        try {
            Files.writeString(folder.resolve("" + tree.leader()), "" + tree.started());
        } catch (IOException e) {
            throw new UncheckedIOException("a server can't be written down", e);
        }
    }

    void forget(Tree tree) {
        try {
            Files.deleteIfExists(folder.resolve("" + tree.leader()));
        } catch (IOException e) {
            throw new UncheckedIOException("a server can't be crossed out", e);
        }
    }

    /** Nothing of it is left to be found by anybody. */
    @Override
    public void close() {
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " can't be removed", e);
        }
    }

    private static String boot() throws IOException {
        return Files.readString(BOOT).strip();
    }

    private enum State {
        ALIVE, DEAD, OF_ANOTHER_BOOT
    }

    /** One that has not said yet who it is may be about to. */
    private static State state(Path other) {
        try {
            String[] owner = Files.readString(other.resolve(OWNER)).split(" ");
            if (!owner[0].equals(boot())) {
                return State.OF_ANOTHER_BOOT;
            }
            return Living.find(Long.parseLong(owner[1]))
                    .filter(process -> process.started() == Long.parseLong(owner[2])).isPresent()
                            ? State.ALIVE
                            : State.DEAD;
        } catch (NoSuchFileException unknown) {
            return State.ALIVE;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("who " + other + " belongs to can't be read", unreadable);
        }
    }

    private static void clear(Path other) {
        State state = state(other);
        if (state == State.ALIVE) {
            return;
        }
        try (Stream<Path> files = Files.list(other)) {
            List<Path> left = files.toList();
            if (state == State.DEAD) {
                end(other.getFileName() + "/", left);
            }
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(other);
        } catch (IOException e) {
            throw new UncheckedIOException("what a killed executor left in " + other + " can't be cleared", e);
        }
    }

    private static void end(String marked, List<Path> files) {
        long ended = Living.all().stream().filter(process -> process.carries(Tree.MARK, marked))
                .mapToLong(process -> kill(new Tree(process.pid(), process.started(), marked))).sum();
        for (Path file : files) {
            if (file.getFileName().toString().matches("[0-9]+")) {
                ended += end(marked, file);
            }
        }
        if (ended > 0) {
            LOG.infof("servers of an executor that was killed were still there and are ended: %d processes", ended);
        }
    }

    /** Those without their mark: a session's number is not given to another one while anybody is in it. */
    private static long end(String marked, Path file) {
        try {
            long leader = Long.parseLong(file.getFileName().toString());
            long started = Long.parseLong(Files.readString(file));
            boolean another = Living.find(leader).filter(process -> process.started() != started).isPresent();
            return another ? 0 : kill(new Tree(leader, started, marked));
        } catch (IOException e) {
            throw new UncheckedIOException("a server of a killed executor can't be read", e);
        }
    }

    private static long kill(Tree tree) {
        long there = tree.living().size();
        tree.kill();
        return there;
    }
}
