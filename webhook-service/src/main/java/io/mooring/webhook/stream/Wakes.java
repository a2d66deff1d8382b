package io.mooring.webhook.stream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.dispatch.Stored;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** Lets streams wait until it is worth looking. Who waits goes on in its own context, whoever wakes it. */
@ApplicationScoped
class Wakes {

    /** Milliseconds; what is stored in the meantime is looked for once. */
    private static final long GATHER = 50;

    private final VertxInternal vertx;
    private final long look;
    private final Map<String, Set<Promise<Void>>> waiting = new ConcurrentHashMap<>();

    Wakes(Vertx vertx, StreamConfig config) {
        this.vertx = (VertxInternal) vertx;
        this.look = config.look().toMillis();
    }

    /** Completes when events of the tenant were stored here, or after a while. */
    Uni<Void> next(String tenant) {
        Promise<Void> wake = vertx.getOrCreateContext().promise();
        waiting.compute(tenant, (name, sleepers) -> with(sleepers, wake));
        vertx.setTimer(look, timer -> {
            waiting.computeIfPresent(tenant, (name, sleepers) -> without(sleepers, wake));
            wake.tryComplete();
        });
        return UniHelper.toUni(wake.future());
    }

    private static Set<Promise<Void>> with(@Nullable Set<Promise<Void>> sleepers, Promise<Void> wake) {
        Set<Promise<Void>> more = sleepers == null ? ConcurrentHashMap.newKeySet() : sleepers;
        more.add(wake);
        return more;
    }

    private static @Nullable Set<Promise<Void>> without(Set<Promise<Void>> sleepers, Promise<Void> wake) {
        sleepers.remove(wake);
        return sleepers.isEmpty() ? null : sleepers;
    }

    /** The first hint of many: the others find nobody who waits any more. */
    @ConsumeEvent(Stored.ADDRESS)
    void stored(String tenant) {
        Set<Promise<Void>> sleepers = waiting.remove(tenant);
        if (sleepers != null) {
            vertx.setTimer(GATHER, timer -> sleepers.forEach(Promise::tryComplete));
        }
    }
}
