package io.mooring.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.mooring.local.Home;
import io.mooring.local.part.Part;
import io.mooring.local.process.Running;

/** Ends parts, each as soon as those that need it have ended. */
public final class Descent {

    private final Running running;
    private final Progress progress;

    public Descent(Home home, Progress progress) {
        this.running = new Running(home);
        this.progress = progress;
    }

    /** @param parts needed ones first; @param atLeast a grace time that wins over a part's shorter one */
    public void stop(List<Part> parts, Duration atLeast) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<Void>> stops = new ConcurrentHashMap<>();
            for (Part part : parts.reversed()) {
                CompletableFuture<?>[] users = parts.stream().filter(user -> user.needs().contains(part.name()))
                        .map(user -> stops.get(user.name())).toArray(CompletableFuture<?>[]::new);
                stops.put(part.name(),
                        CompletableFuture.allOf(users).thenRunAsync(() -> stop(part, atLeast), threads));
            }
            CompletableFuture.allOf(stops.values().toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    private void stop(Part part, Duration atLeast) {
        boolean runs = running.find(part.name()).isPresent();
        Duration grace = part.grace().compareTo(atLeast) > 0 ? part.grace() : atLeast;
        running.stop(part.name(), grace, part.signal());
        if (runs) {
            progress.say(part.name(), "stopped");
        }
    }
}
