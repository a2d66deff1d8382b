package io.mooring.webhook.stream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.webhook.dispatch.ReceivedConsumer;
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
        waiting.computeIfAbsent(tenant, name -> ConcurrentHashMap.newKeySet()).add(wake);
        vertx.setTimer(look, timer -> {
            waiting.getOrDefault(tenant, Set.of()).remove(wake);
            wake.tryComplete();
        });
        return UniHelper.toUni(wake.future());
    }

    /** The first hint of many: the others find nobody who waits any more. */
    @ConsumeEvent(ReceivedConsumer.STORED)
    void stored(String tenant) {
        Set<Promise<Void>> sleepers = waiting.remove(tenant);
        if (sleepers != null) {
            vertx.setTimer(GATHER, timer -> sleepers.forEach(Promise::tryComplete));
        }
    }
}
