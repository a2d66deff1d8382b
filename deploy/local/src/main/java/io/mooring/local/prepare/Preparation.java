package io.mooring.local.prepare;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.mooring.local.PartFailure;
import io.mooring.local.Site;
import io.mooring.local.part.Keycloak;
import io.mooring.local.part.Part;
import io.mooring.local.part.Postgres;
import io.mooring.local.process.Running;
import io.mooring.local.stack.Ascent;
import io.mooring.local.stack.Descent;
import io.mooring.local.stack.Progress;
import io.mooring.local.stack.StackLock;

/** Everything that is made once for each checkout, as far as the parts about to start need it. */
public final class Preparation {

    private final Site site;
    private final Progress progress;

    public Preparation(Site site, Progress progress) {
        this.site = site;
        this.progress = progress;
    }

    /** Waits its turn, since another stack of the same checkout may be preparing the same things. */
    public void prepare(List<Part> parts) {
        if (stopped(parts).isEmpty()) {
            return;
        }
        try (StackLock _ = StackLock.await(site.checkout().target().resolve("prepare.lock"),
                () -> progress.say("preparation", "waits for another stack of this checkout to finish its own"))) {
            Distributions distributions = new Distributions(site.checkout());
            if (needs(parts, Postgres.NAME) && distributions.postgresMissing()) {
                progress.say(Postgres.NAME, "unpacks, once for each build");
                distributions.unpackPostgres();
            }
            if (needs(parts, Keycloak.NAME)) {
                prepareKeycloak(distributions);
            }
            new Training(new AotCaches(site.checkout()), progress).run(site, stopped(parts));
        }
    }

    private void prepareKeycloak(Distributions distributions) {
        if (!distributions.keycloakUnbuilt() && !distributions.keycloakUnprimed()) {
            return;
        }
        try (Scratch scratch = Scratch.open(site)) {
            if (distributions.keycloakUnbuilt()) {
                progress.say(Keycloak.NAME, "builds itself, once for each build (half a minute)");
                distributions.buildKeycloak(scratch.site());
            }
            progress.say(Keycloak.NAME, "makes its schema, once for each build");
            List<Part> bare = List.of(Keycloak.bare(scratch.site()));
            Map<String, String> failures = new Ascent(scratch.site(), progress, (part, program) -> program,
                    Ascent.LIMIT).start(bare);
            new Descent(scratch.site().home(), progress).stop(bare, Duration.ZERO);
            if (!failures.isEmpty()) {
                throw new PartFailure(failures.get(Keycloak.NAME));
            }
            distributions.keepKeycloakSchema(scratch.site());
        }
    }

    private boolean needs(List<Part> parts, String name) {
        return stopped(parts).stream().anyMatch(part -> part.name().equals(name));
    }

    /** A running part needs nothing prepared. */
    private List<Part> stopped(List<Part> parts) {
        Running running = new Running(site.home());
        return parts.stream().filter(part -> running.find(part.name()).isEmpty()).toList();
    }
}
