package io.mooring.executor.subscription;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.executor.upstreams.Watches;
import io.mooring.executor.upstreams.Watches.Within;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Servers of one tenant, reached by everybody; what they are asked is written down. */
final class Hosts implements Watches, Within {

    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> looked = new CopyOnWriteArrayList<>();
    final Set<String> hanging = ConcurrentHashMap.newKeySet();
    final Set<String> excluded = new HashSet<>();
    String connection = "conn_1";
    Runnable meanwhile = () -> {
        // nothing
    };

    static Caller caller(String agent) {
        return new Caller("acme", Kind.AGENT, agent, Set.of());
    }

    static Future<Void> never() {
        return Promise.<Void>promise().future();
    }

    @Override
    public Uni<Watched> watch(Caller caller, String user, String shown, Future<Void> gone) {
        return Uni.createFrom().item(() -> {
            meanwhile.run();
            return new Watched("acme", "notes", shown.startsWith("slow") ? "conn_slow" : connection, shown, shown);
        });
    }

    @Override
    public Uni<Within> within(Caller caller, String user) {
        looked.add(caller.subject());
        return Uni.createFrom().item(this);
    }

    @Override
    public Uni<Predicate<Caller>> mayReach(String tenant, String integration) {
        return Uni.createFrom().item(caller -> !excluded.contains(caller.subject()));
    }

    @Override
    public String digest() {
        return connection;
    }

    @Override
    public boolean reaches(String integration, String by) {
        return true;
    }

    @Override
    public Optional<Watched> now(Watched watched) {
        return Optional.of(watched.connection().equals("conn_slow")
                ? watched
                : new Watched(watched.tenant(), watched.integration(), connection, watched.uri(), watched.shown()));
    }

    @Override
    public Uni<Boolean> subscribe(Watched watched) {
        return answer("+", watched);
    }

    @Override
    public Uni<Boolean> unsubscribe(Watched watched) {
        return answer("-", watched);
    }

    private Uni<Boolean> answer(String sign, Watched watched) {
        said.add(sign + watched.connection() + " " + watched.uri());
        meanwhile.run();
        return hanging.contains(watched.connection())
                ? Uni.createFrom().nothing()
                : watched.uri().endsWith("broken")
                        ? Uni.createFrom().failure(new IllegalStateException("no answer"))
                        : Uni.createFrom().item(true);
    }
}
