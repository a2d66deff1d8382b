package io.mooring.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.mooring.local.PartFailure;
import io.mooring.local.Site;
import io.mooring.local.part.Application;
import io.mooring.local.part.Part;
import io.mooring.local.part.Patience;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;
import io.mooring.local.process.Running;

/**
 * Starts what is not running, each part as soon as those it needs are settled; of the services two at a time, since
 * more of them only take the processor from each other.
 */
public final class Ascent {

    /** Generous, since the machine may be busy with other things. */
    public static final Duration LIMIT = Duration.ofSeconds(300);

    private static final int SERVICES_AT_ONCE = 2;

    private final Site site;
    private final Running running;
    private final Progress progress;
    private final Launcher launcher;
    private final Duration limit;
    private final Semaphore services = new Semaphore(SERVICES_AT_ONCE);
    private final Map<String, PartFailure> failures = new ConcurrentHashMap<>();

    public Ascent(Site site, Progress progress, Launcher launcher, Duration limit) {
        this.site = site;
        this.running = new Running(site.home());
        this.progress = progress;
        this.launcher = launcher;
        this.limit = limit;
    }

    /** @param parts with everything they need, needed ones first; @return what failed and why, by part, empty when all is well */
    public Map<String, String> start(List<Part> parts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<Void>> starts = new ConcurrentHashMap<>();
            for (Part part : parts) {
                CompletableFuture<?>[] needs = part.needs().stream().map(starts::get)
                        .toArray(CompletableFuture<?>[]::new);
                starts.put(part.name(), CompletableFuture.allOf(needs).thenRunAsync(() -> attempt(part), threads));
            }
            for (CompletableFuture<Void> start : starts.values()) {
                await(start);
            }
        }
        Map<String, String> reasons = new TreeMap<>();
        failures.forEach((part, failure) -> reasons.put(part, failure.getMessage()));
        return reasons;
    }

    private void attempt(Part part) {
        List<String> missing = part.needs().stream().filter(failures::containsKey).sorted().toList();
        if (!missing.isEmpty()) {
            progress.say(part.name(), "not started, it needs " + String.join(" and ", missing));
            failures.put(part.name(), new PartFailure(part.name() + " was not started: it needs "
                    + String.join(" and ", missing)));
            return;
        }
        try {
            inTurn(part);
        } catch (PartFailure failure) {
            progress.say(part.name(), "FAILED");
            failures.put(part.name(), failure);
        }
    }

    private void inTurn(Part part) {
        if (!(part instanceof Application)) {
            bringUp(part);
            return;
        }
        services.acquireUninterruptibly();
        try {
            bringUp(part);
        } finally {
            services.release();
        }
    }

    private void bringUp(Part part) {
        if (running.find(part.name()).isPresent()) {
            part.settle(patience(part));
            progress.say(part.name(), "runs already");
            return;
        }
        part.prepare();
        progress.say(part.name(), "starts on " + part.url());
        Process process = running.start(part.name(), equipped(part));
        part.settle(patience(part, process));
        long millis = running.recordReady(part.name());
        progress.say(part.name(), String.format(Locale.ROOT, "ready after %.1f s", millis / 1e3));
    }

    private Program equipped(Part part) {
        return switch (part.program()) {
            case JavaProgram program -> launcher.equip(part, program);
            case Program other -> other;
        };
    }

    private Patience patience(Part part, Process process) {
        return new Vigil(limit, () -> {
            if (!process.isAlive()) {
                throw failure(part, "its process ended with exit code " + process.exitValue());
            }
        }, what -> failure(part, "it waited " + limit.toSeconds() + " s for " + what));
    }

    private Patience patience(Part part) {
        return new Vigil(limit, () -> {
            if (running.find(part.name()).isEmpty()) {
                throw failure(part, "its process ended");
            }
        }, what -> failure(part, "it runs, but after " + limit.toSeconds() + " s there is still no " + what));
    }

    private PartFailure failure(Part part, String why) {
        return new PartFailure(part.name(), why, site.home().log(part.name()));
    }

    private static void await(CompletableFuture<Void> start) {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
