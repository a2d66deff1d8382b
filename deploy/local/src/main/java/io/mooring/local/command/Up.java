package io.mooring.local.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.mooring.local.Site;
import io.mooring.local.part.Part;
import io.mooring.local.prepare.AotCaches;
import io.mooring.local.prepare.Preparation;
import io.mooring.local.process.Running;
import io.mooring.local.stack.Ascent;
import io.mooring.local.stack.FreePorts;
import io.mooring.local.stack.Parts;
import io.mooring.local.stack.Progress;
import io.mooring.local.stack.Replicas;
import io.mooring.local.stack.StackLock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts what is not running and waits until all of it is ready. */
@Command(name = "up", description = "Starts the stack, or the named parts and what they need.")
final class Up implements Callable<Integer> {

    @Parameters(paramLabel = "PART", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--replicas", paramLabel = "SERVICE=COUNT", description = "So many processes of one service.")
    private List<String> replicas = List.of();

    @Override
    public Integer call() {
        Replicas wished = Replicas.parse(replicas);
        Site site = Site.of(System.getenv());
        Progress progress = new Progress(System.out);
        try (StackLock _ = StackLock.take(site.home())) {
            Running running = new Running(site.home());
            List<Part> parts = Parts.of(site, wished.over(Replicas.among(running.known()))).closure(names);
            FreePorts.require(parts.stream().filter(part -> running.find(part.name()).isEmpty()).toList());
            new Preparation(site, progress).prepare(parts);
            Map<String, String> failures = new Ascent(site, progress, new AotCaches(site.checkout()), Ascent.LIMIT)
                    .start(parts);
            failures.values().forEach(failure -> System.err.println("mooring: " + failure));
            return failures.isEmpty() ? 0 : 1;
        }
    }
}
