package io.mooring.executor.subscription;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.discovery.ToolList;
import io.mooring.executor.freshness.FreshValues;
import io.mooring.executor.freshness.Freshness;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Tells sessions when their tools changed: by the catalog, connections, bindings or policies. */
@ApplicationScoped
class ToolChanges {

    private static final int MOST_KEPT = 20_000;

    private final Subscriptions subscriptions;
    private final ToolList tools;
    private final FreshValues<Key, String> known;

    ToolChanges(Subscriptions subscriptions, ToolList tools, Freshness freshness) {
        this.subscriptions = subscriptions;
        this.tools = tools;
        this.known = freshness.values(MOST_KEPT, (key, fingerprint) -> 1);
    }

    private record Key(Caller caller, String user) {}

    /** As long as none of the tables it is made of changes, a look costs no query. */
    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Subscriptions.each(subscriptions.hearing(), this::look);
    }

    private Uni<Void> look(Audience audience) {
        return subscriptions.current(audience).map(caller -> new Key(caller, audience.user()))
                .chain(key -> known.get(key.caller.tenant(), key, () -> tools.fingerprint(key.caller, key.user)))
                .invoke(audience::compare).replaceWithVoid();
    }
}
