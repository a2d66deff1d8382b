package io.mooring.local.command;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.mooring.local.Deployable;
import io.mooring.local.PrivateFile;
import io.mooring.local.Site;
import io.mooring.local.part.Part;
import io.mooring.local.prepare.AotCaches;
import io.mooring.local.prepare.Preparation;
import io.mooring.local.process.Running;
import io.mooring.local.stack.Ascent;
import io.mooring.local.stack.Descent;
import io.mooring.local.stack.FreePorts;
import io.mooring.local.stack.Parts;
import io.mooring.local.stack.Progress;
import io.mooring.local.stack.Replicas;
import io.mooring.local.stack.StackLock;
import io.mooring.local.stack.Upstreams;
import io.mooring.local.tenant.TenantClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts what is not running and waits until all of it is ready. */
@Command(name = "up", description = "Starts the stack, or the named parts and what they need.")
final class Up implements Callable<Integer> {

    private static final String FIRST_TENANT = "local";

    @Parameters(paramLabel = "PART", arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--replicas", paramLabel = "SERVICE=COUNT", description = "So many processes of one service.")
    private List<String> replicas = List.of();

    @Override
    public Integer call() {
        Replicas wished = Replicas.parse(replicas);
        Site site = Site.of(System.getenv());
        try (StackLock _ = StackLock.take(site.home())) {
            return bringUp(site, wished, new Progress(System.out));
        }
    }

    private int bringUp(Site site, Replicas wished, Progress progress) {
        Running running = new Running(site.home());
        Replicas present = Replicas.among(running.known());
        Replicas target = wished.over(present);
        List<Part> parts = Parts.of(site, target).closure(names);
        FreePorts.require(parts.stream().filter(part -> running.find(part.name()).isEmpty()).toList());
        new Preparation(site, progress).prepare(parts);
        Upstreams.write(site, target);
        new Descent(site.home(), progress).stop(Parts.of(site, present).without(Parts.of(site, target)), Duration.ZERO);
        Map<String, String> failures = new Ascent(site, progress, new AotCaches(site.checkout()), Ascent.LIMIT)
                .start(parts);
        failures.values().forEach(failure -> System.err.println("mooring: " + failure));
        if (failures.isEmpty() && parts.stream().anyMatch(part -> part.name().equals(Deployable.CONNECTION.id()))) {
            writeAdminKey(site, progress);
        }
        return failures.isEmpty() ? 0 : 1;
    }

    private static void writeAdminKey(Site site, Progress progress) {
        if (!Files.exists(site.home().adminKey())) {
            PrivateFile.write(site.home().adminKey(), new TenantClient(site).adminKey(FIRST_TENANT));
            progress.say("admin key", "of tenant " + FIRST_TENANT + " is in " + site.home().adminKey());
        }
    }
}
