package io.mooring.local.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.mooring.local.PartFailure;
import io.mooring.local.Ports;

/**
 * The demo's calls and webhooks by many at once, telling nobody, on a stack that is to be thrown away: its processes learn what
 * load is, and what they learned goes into their AOT caches (JEP 515). 90 s.
 */
public final class Rehearsal {

    private static final Duration LENGTH = Duration.ofSeconds(90);
    private static final int PLAYERS = 16;
    /** Reading is what agents do most. */
    private static final int READS = 8;

    private final Demo demo;

    /** @param key an admin or operator API key of tenant {@code local} */
    public Rehearsal(Ports ports, String key) {
        this.demo = new Demo(ports, key, new Narrator(new PrintStream(OutputStream.nullOutputStream())));
    }

    /** Fails with what the demo did not see. */
    public void play() {
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            demo.register();
            demo.connect();
            demo.awaitTools();
            Instant end = Instant.now().plus(LENGTH);
            Callable<Void> player = () -> playUntil(end);
            for (Future<Void> played : players.invokeAll(Collections.nCopies(PLAYERS, player))) {
                played.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        } catch (DemoFailed e) {
            throw new PartFailure("the rehearsal failed: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new PartFailure("the rehearsal failed: " + e.getCause().getMessage(), e);
        }
    }

    private Void playUntil(Instant end) throws IOException, InterruptedException {
        while (Instant.now().isBefore(end)) {
            String artifact = demo.create();
            for (int i = 0; i < READS; i++) {
                demo.read(artifact);
            }
            demo.hearWebhook();
        }
        return null;
    }
}
