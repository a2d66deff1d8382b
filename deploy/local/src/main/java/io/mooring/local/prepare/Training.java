package io.mooring.local.prepare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.mooring.local.Site;
import io.mooring.local.part.Part;
import io.mooring.local.stack.Ascent;
import io.mooring.local.stack.Descent;
import io.mooring.local.stack.Launcher;
import io.mooring.local.stack.Parts;
import io.mooring.local.stack.Progress;
import io.mooring.local.stack.Replicas;

/** Records AOT caches by a start of the real parts in a scratch stack, with everything they need around them. */
final class Training {

    /** The JVM writes the cache while it ends. */
    private static final Duration WRITING = Duration.ofMinutes(3);

    private final AotCaches caches;
    private final Progress progress;

    Training(AotCaches caches, Progress progress) {
        this.caches = caches;
        this.progress = progress;
    }

    void run(Site site, List<Part> parts) {
        Set<String> names = caches.missing(parts).stream().map(Part::name).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return;
        }
        progress.say("AOT caches", "trains " + String.join(", ", names.stream().sorted().toList())
                + ", once for each build (one or two minutes)");
        try (Scratch scratch = Scratch.open(site)) {
            train(scratch, names);
        }
    }

    private void train(Scratch scratch, Set<String> names) {
        List<Part> parts = Parts.of(scratch.site(), Replicas.single()).closure(names);
        Launcher launcher = (part, program) -> names.contains(part.name())
                ? caches.recording(part, program)
                : caches.equip(part, program);
        Map<String, String> failures = new Ascent(scratch.site(), progress, launcher, Ascent.LIMIT).start(parts);
        new Descent(scratch.site().home(), progress).stop(parts, WRITING);
        parts.stream().filter(part -> names.contains(part.name())).filter(part -> wasTried(part, failures))
                .forEach(part -> keep(part, failures));
    }

    /** What could not start for want of another part is no failure of its own, and is tried again the next time. */
    private static boolean wasTried(Part part, Map<String, String> failures) {
        return part.needs().stream().noneMatch(failures::containsKey);
    }

    private void keep(Part part, Map<String, String> failures) {
        if (!caches.keep(part, !failures.containsKey(part.name()))) {
            progress.say(part.name(), "warning: no AOT cache, it will start more slowly: "
                    + failures.getOrDefault(part.name(), "the JVM wrote none"));
        }
    }
}
