package io.mooring.local.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import io.mooring.local.Site;
import io.mooring.local.process.Running;
import io.mooring.local.stack.Descent;
import io.mooring.local.stack.Parts;
import io.mooring.local.stack.Progress;
import io.mooring.local.stack.Replicas;
import io.mooring.local.stack.StackLock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends everything that runs; state stays. */
@Command(name = "down", description = "Stops the stack, or the named parts only. State stays.")
final class Down implements Callable<Integer> {

    @Parameters(paramLabel = "PART", arity = "0..*")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        Site site = Site.of(System.getenv());
        try (StackLock _ = StackLock.take(site.home())) {
            Parts parts = Parts.of(site, Replicas.among(new Running(site.home()).known()));
            new Descent(site.home(), new Progress(System.out)).stop(parts.named(names), Duration.ZERO);
            return 0;
        }
    }
}
