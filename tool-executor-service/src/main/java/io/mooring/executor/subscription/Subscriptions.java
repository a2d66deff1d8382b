package io.mooring.executor.subscription;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.contracts.caller.Mandates;
import io.mooring.executor.mcpclient.Bursts;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.session.Session;
import io.mooring.executor.upstreams.Upstreams;
import io.mooring.executor.upstreams.Upstreams.Watched;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Passes on what servers say by themselves, to those sessions alone that reach the server by that connection at that moment and,
 * of a resource, have asked about it.
 */
@ApplicationScoped
public class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);
    private static final int LONGEST_URI = 2048;

    private final Upstreams upstreams;
    private final Mandates mandates;
    private final SubscriptionConfig config;
    private final Bursts<Place> bursts;
    private final Map<Session, Audience> audiences = new ConcurrentHashMap<>();

    Subscriptions(Upstreams upstreams, Mandates mandates, Vertx vertx, SubscriptionConfig config) {
        this.upstreams = upstreams;
        this.mandates = mandates;
        this.config = config;
        this.bursts = new Bursts<>(() -> UniHelper.toUni(vertx.timer(config.pause().toMillis())).replaceWithVoid());
    }

    private record Place(String tenant, String connection, String method, String uri) {}

    /** From now on the session is told what concerns it, as long as it lasts. */
    public void begin(Session session, Caller caller, String user) {
        join(session, caller, user);
    }

    private Audience join(Session session, Caller caller, String user) {
        Audience made = new Audience(session, caller, user);
        Audience known = audiences.putIfAbsent(session, made);
        if (known == null) {
            session.ended().onComplete(over -> leave(session));
        }
        return known == null ? made : known;
    }

    private void leave(Session session) {
        Audience gone = audiences.remove(session);
        if (gone != null) {
            gone.watched().forEach(one -> UniHelper.toFuture(forget(gone, one)));
        }
    }

    /** Those who hear now. */
    private List<Audience> hearing() {
        return audiences.values().stream().filter(Audience::hears).toList();
    }

    /** Fails with {@link Fault} when there is no such resource, or too many were asked about. */
    public Uni<Void> watch(Session session, Caller caller, String user, String uri, Future<Void> gone) {
        if (uri.isEmpty() || uri.length() > LONGEST_URI) {
            throw Fault.invalidParams("uri: expected 1 to " + LONGEST_URI + " characters");
        }
        Audience audience = join(session, caller, user);
        if (audience.isFull(config.most())) {
            throw Fault.invalidParams("uri: expected at most " + config.most() + " resources of one session");
        }
        return upstreams.watch(caller, user, uri, gone).invoke(audience::add).replaceWithVoid();
    }

    /** Without effect when it was not asked about. */
    public Uni<Void> leave(Session session, String uri) {
        Audience audience = audiences.get(session);
        Watched watched = audience == null ? null : audience.remove(uri);
        return audience == null || watched == null ? Uni.createFrom().voidItem() : forget(audience, watched);
    }

    /** The server is told only when nobody else asks about it by the same connection. */
    private Uni<Void> forget(Audience audience, Watched watched) {
        return audiences.values().stream().flatMap(Audience::watched).anyMatch(isSame(watched))
                ? Uni.createFrom().voidItem()
                : upstreams.leave(audience.caller(), audience.user(), watched).onFailure()
                        .invoke(failure -> LOG.debugf("a server was not told: %s", failure.getMessage()))
                        .onFailure().recoverWithNull();
    }

    private static Predicate<Watched> isSame(Watched watched) {
        return other -> other.tenant().equals(watched.tenant()) && other.connection().equals(watched.connection())
                && other.uri().equals(watched.uri());
    }

    @ConsumeEvent(Notice.ADDRESS)
    Uni<Void> hear(Notice notice) {
        List<Audience> concerned = concerned(notice);
        return concerned.isEmpty()
                ? Uni.createFrom().voidItem()
                : bursts.merge(new Place(notice.tenant(), notice.connection(), notice.method(),
                        concerned.getFirst().about(notice).map(Watched::uri).findFirst().orElse("")),
                        Uni.createFrom().deferred(() -> each(concerned(notice), one -> pass(notice, one))));
    }

    /** Of tools it is not a server that tells: they are listed from copies, which are behind it. */
    private List<Audience> concerned(Notice notice) {
        return notice.method().equals(Notice.TOOLS_CHANGED)
                ? List.of()
                : hearing().stream().filter(one -> one.caller().tenant().equals(notice.tenant()))
                        .filter(one -> !notice.method().equals(Audience.UPDATED)
                                || one.about(notice).findAny().isPresent())
                        .toList();
    }

    private Uni<Void> pass(Notice notice, Audience audience) {
        return current(audience)
                .chain(caller -> upstreams.reaches(caller, audience.user(), notice.integration(), notice.connection()))
                .invoke(reached -> {
                    if (reached && notice.method().equals(Audience.UPDATED)) {
                        audience.about(notice).forEach(audience::tellOf);
                    } else if (reached) {
                        audience.tell(notice.method());
                    }
                }).replaceWithVoid();
    }

    /** Its caller with the bindings of now; fails when it is no agent any more. */
    private Uni<Caller> current(Audience audience) {
        Caller known = audience.caller();
        return known.kind() != Kind.AGENT
                ? Uni.createFrom().item(known)
                : mandates.find(known.tenant(), known.subject())
                        .map(now -> now.orElseThrow(() -> Fault.unavailable(200, "there is no such agent any more")))
                        .invoke(audience::become);
    }

    /** Servers forget what they were asked when their sessions end; those with such a question stay in use. */
    @Scheduled(every = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        return each(List.copyOf(audiences.values()), one -> current(one).chain(now -> each(one.watched().toList(),
                watched -> upstreams.watch(now, one.user(), watched.shown(), Promise.<Void>promise().future())
                        .invoke(one::add).replaceWithVoid())));
    }

    /** One after the other; what fails for one is nothing to the others. */
    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(one -> work.apply(one).onFailure()
                .invoke(failure -> LOG.debugf("a client was not told: %s", failure.getMessage())).onFailure()
                .recoverWithNull()).collect().last().replaceWithVoid();
    }
}
