package io.mooring.executor.subscription;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.executor.mcpclient.Bursts;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.subscription.Looks.Seen;
import io.mooring.executor.upstreams.Watches;
import io.mooring.executor.upstreams.Watches.Watched;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Passes on what servers say by themselves, to those alone that reach the server by that connection at that moment and,
 * of a resource, have asked about it.
 */
@ApplicationScoped
class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private final Audiences audiences;
    private final Looks looks;
    private final Watches watches;
    private final Bursts<Place> updates;
    private final Bursts<Place> lists;

    Announcements(Audiences audiences, Looks looks, Watches watches, Vertx vertx, SubscriptionConfig config) {
        this.audiences = audiences;
        this.looks = looks;
        this.watches = watches;
        this.updates = bursts(vertx, config.pause());
        this.lists = bursts(vertx, config.listPause());
    }

    private static Bursts<Place> bursts(Vertx vertx, Duration pause) {
        return new Bursts<>(() -> UniHelper.toUni(vertx.timer(pause.toMillis())).replaceWithVoid());
    }

    /**
     * Where something is said.
     *
     * @param uri the longest address anybody asks about that it is of: whoever asks about another one hears of all that is said
     *            of this one, and there are no more places than addresses asked about
     */
    private record Place(String tenant, String connection, String method, String uri) {}

    @ConsumeEvent(Notice.ADDRESS)
    Uni<Void> hear(Notice notice) {
        List<Audience> concerned = concerned(notice);
        if (concerned.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String uri = isUpdate(notice)
                ? concerned.stream().flatMap(one -> one.about(notice)).map(Watched::uri)
                        .max(Comparator.comparingInt(String::length)).orElse("")
                : "";
        return (isUpdate(notice) ? updates : lists).merge(
                new Place(notice.tenant(), notice.connection(), notice.method(), uri),
                Uni.createFrom().deferred(() -> pass(notice)).onFailure()
                        .invoke(failure -> LOG.debugf("clients were not told: %s", failure.getMessage()))
                        .onFailure().recoverWithNull());
    }

    private static boolean isUpdate(Notice notice) {
        return notice.method().equals(Audience.UPDATED);
    }

    /** Of tools it is not a server that tells: they are listed from copies, which are behind it. */
    private List<Audience> concerned(Notice notice) {
        return notice.method().equals(Notice.TOOLS_CHANGED)
                ? List.of()
                : audiences.all().stream().filter(one -> one.hears(notice.method()))
                        .filter(one -> one.caller().tenant().equals(notice.tenant()))
                        .filter(one -> !isUpdate(notice) || one.about(notice).findAny().isPresent()).toList();
    }

    /** What lists everybody might have is looked up for those alone whose mandate goes that far. */
    private Uni<Void> pass(Notice notice) {
        List<Audience> concerned = concerned(notice);
        Uni<Seen> seen = isUpdate(notice)
                ? looks.of(concerned, anybody -> true)
                : watches.mayReach(notice.tenant(), notice.integration()).chain(may -> looks.of(concerned, may));
        return seen.invoke(now -> concerned.stream()
                .filter(one -> now.reaches(one, notice.integration(), notice.connection()))
                .forEach(one -> tell(one, notice))).replaceWithVoid();
    }

    private static void tell(Audience one, Notice notice) {
        if (isUpdate(notice)) {
            one.about(notice).forEach(one::tellOf);
        } else {
            one.tell(notice.method());
        }
    }
}
