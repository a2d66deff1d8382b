package io.mooring.local.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import io.mooring.local.Checkout;
import io.mooring.local.Home;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.Secrets;
import io.mooring.local.Site;
import io.mooring.local.part.Folders;
import io.mooring.local.stack.FreePorts;

/** A stack nobody uses, on free ports, to be trained and thrown away. */
record Scratch(Site site) implements AutoCloseable {

    private static final int PORTS = 100;
    private static final int LOWEST = 20_000;
    private static final int BLOCKS = 100;

    /** What an interrupted preparation left is deleted first. */
    static Scratch open(Checkout checkout) {
        Path root = checkout.target().resolve("scratch");
        delete(root);
        Home home = new Home(root).open();
        return new Scratch(new Site(home, checkout, freePorts(), Secrets.open(home.secrets())));
    }

    @Override
    public void close() {
        delete(site.home().root());
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
