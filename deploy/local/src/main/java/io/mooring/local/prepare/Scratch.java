package io.mooring.local.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import io.mooring.local.Home;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.Secrets;
import io.mooring.local.Site;
import io.mooring.local.part.Folders;
import io.mooring.local.process.Running;
import io.mooring.local.process.Signal;
import io.mooring.local.stack.FreePorts;

/**
 * A stack nobody uses, on free ports, to be trained and thrown away. It ends with the launcher, also when that is
 * interrupted.
 */
final class Scratch implements AutoCloseable {

    private static final int PORTS = 100;
    private static final int LOWEST = 20_000;
    private static final int BLOCKS = 100;

    private static final int INTERRUPTED = 130;

    private final Site site;
    private volatile boolean closed;

    private Scratch(Site site) {
        this.site = site;
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted));
    }

    /** What a killed preparation left is ended and deleted first. */
    static Scratch open(Site real) {
        Home home = new Home(real.checkout().target().resolve("scratch"));
        endAll(home);
        delete(home.root());
        home.open();
        return new Scratch(new Site(home, real.checkout(), freePorts(), Secrets.open(home.secrets()),
                real.fullCompiler(),
                real.mcpRegistry(), real.passedOn()));
    }

    Site site() {
        return site;
    }

    @Override
    public void close() {
        closed = true;
        endAll(site.home());
        delete(site.home().root());
    }

    /** Halts, so that what is still going on in this launcher does not take the end for a failed training. */
    private void interrupted() {
        if (!closed) {
            endAll(site.home());
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    /** At once: nothing in it is worth keeping. */
    private static void endAll(Home home) {
        if (Files.exists(home.run())) {
            Running running = new Running(home);
            running.known().forEach(part -> running.stop(part, Duration.ZERO, Signal.KILL));
        }
    }

    private static Ports freePorts() {
        return ThreadLocalRandom.current().ints(0, BLOCKS).limit(BLOCKS).map(block -> LOWEST + block * PORTS)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(FreePorts::free)).mapToObj(Ports::new)
                .findFirst().orElseThrow(() -> new PartFailure("there are no " + PORTS + " free ports in a row"));
    }

    private static void delete(Path root) {
        try {
            Folders.delete(root);
        } catch (IOException e) {
            throw new PartFailure("the scratch stack " + root + " can't be deleted", e);
        }
    }
}
