package io.mooring.executor.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.contracts.caller.Mandates;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.upstreams.Watches;
import io.mooring.executor.upstreams.Watches.Within;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What those who listen reach at this moment: looked up once for all sessions of one caller and user. */
@ApplicationScoped
class Looks {

    private static final Logger LOG = Logger.getLogger(Looks.class);

    private final Watches watches;
    private final Function<Caller, Uni<Caller>> current;

    @Inject
    Looks(Watches watches, Mandates mandates) {
        this(watches, known -> known.kind() != Kind.AGENT
                ? Uni.createFrom().item(known)
                : mandates.find(known.tenant(), known.subject()).map(now -> now
                        .orElseThrow(() -> Fault.unavailable(200, "there is no such agent any more"))));
    }

    /** @param current the same caller with the bindings of now; fails when there is none any more */
    Looks(Watches watches, Function<Caller, Uni<Caller>> current) {
        this.watches = watches;
        this.current = current;
    }

    /** Whoever reaches the same. */
    private record Party(String tenant, Kind kind, String subject, String user) {

        static Party of(Audience one) {
            Caller caller = one.caller();
            return new Party(caller.tenant(), caller.kind(), caller.subject(), one.user());
        }
    }

    /** What was seen. */
    record Seen(Map<Audience, Within> reached) {

        /** Whether it reaches the integration by that connection; not when nothing could be seen. */
        boolean reaches(Audience audience, String integration, String connection) {
            Within within = reached.get(audience);
            return within != null && within.reaches(integration, connection);
        }
    }

    /** One after the other: what fails for one is nothing to the others. @param wanted callers of the others are passed over */
    Uni<Seen> of(Collection<Audience> audiences, Predicate<Caller> wanted) {
        Map<Audience, Within> reached = new ConcurrentHashMap<>();
        Collection<List<Audience>> parties = audiences.stream().distinct().collect(Collectors.groupingBy(Party::of))
                .values();
        return Multi.createFrom().iterable(parties)
                .onItem().transformToUniAndConcatenate(party -> look(party, wanted)
                        .invoke(within -> put(reached, party, within)).onFailure()
                        .invoke(failure -> LOG.debugf("a client was not told: %s", failure.getMessage()))
                        .onFailure().recoverWithNull())
                .collect().last().replaceWith(() -> new Seen(reached));
    }

    private static void put(Map<Audience, Within> reached, List<Audience> party, Within within) {
        if (Objects.nonNull(within)) {
            party.forEach(one -> reached.put(one, within));
        }
    }

    private Uni<Within> look(List<Audience> party, Predicate<Caller> wanted) {
        return current.apply(party.getFirst().caller()).invoke(now -> party.forEach(one -> one.become(now)))
                .chain(now -> wanted.test(now)
                        ? watches.within(now, party.getFirst().user())
                        : Uni.createFrom().nullItem());
    }
}
