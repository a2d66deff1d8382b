package io.mooring.executor.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.caller.Mandates;
import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.metatool.Listing;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.upstreams.Watches;
import io.mooring.executor.upstreams.Watches.Within;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What those who listen reach at this moment: looked up once for all of one caller and user. */
@ApplicationScoped
class Looks {

    private static final Logger LOG = Logger.getLogger(Looks.class);

    private final Watches watches;
    private final BiFunction<Caller, String, Uni<String>> listing;
    private final Function<Caller, Uni<Caller>> current;
    private final AtomicLong taken = new AtomicLong();

    @Inject
    Looks(Watches watches, Listing listing, Mandates mandates) {
        this(watches, listing::digest, known -> known.kind() != Kind.AGENT
                ? Uni.createFrom().item(known)
                : mandates.find(known.tenant(), known.subject()).map(now -> now
                        .orElseThrow(() -> Fault.unavailable(200, "there is no such agent any more"))));
    }

    /**
     * @param listing digest of what {@code tools/list} answers
     * @param current the same caller with the bindings of now; fails when there is none any more
     */
    Looks(Watches watches, BiFunction<Caller, String, Uni<String>> listing, Function<Caller, Uni<Caller>> current) {
        this.watches = watches;
        this.listing = listing;
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

    /** @param wanted callers of the others are passed over */
    Uni<Seen> of(Collection<Audience> audiences, Predicate<Caller> wanted) {
        return see(audiences, (now, party) -> wanted.test(now)
                ? watches.within(now, party.getFirst().user())
                : Uni.createFrom().nullItem()).map(Seen::new);
    }

    /** What those lists are by now that anybody of the same reach wants to be told of. */
    Uni<Map<Audience, Listed>> listed(Collection<Audience> audiences) {
        return see(audiences, (now, party) -> look(now, party, taken.incrementAndGet()));
    }

    private Uni<Listed> look(Caller now, List<Audience> party, long order) {
        Map<String, String> digests = new ConcurrentHashMap<>();
        return tools(now, party).invoke(digests::putAll).chain(done -> servers(now, party)).invoke(digests::putAll)
                .map(done -> new Listed(order, now.mandate(), Map.copyOf(digests)));
    }

    private Uni<Map<String, String>> tools(Caller now, List<Audience> party) {
        return wants(party, Notice.TOOLS_CHANGED)
                ? listing.apply(now, party.getFirst().user()).map(digest -> Map.of(Notice.TOOLS_CHANGED, digest))
                : Uni.createFrom().item(Map.of());
    }

    /** Prompts and resources are no copies: what can be seen without asking is who would be asked. */
    private Uni<Map<String, String>> servers(Caller now, List<Audience> party) {
        return wants(party, Notice.PROMPTS_CHANGED) || wants(party, Notice.RESOURCES_CHANGED)
                ? watches.within(now, party.getFirst().user()).map(Within::digest)
                        .map(digest -> Map.of(Notice.PROMPTS_CHANGED, digest, Notice.RESOURCES_CHANGED, digest))
                : Uni.createFrom().item(Map.of());
    }

    private static boolean wants(List<Audience> party, String method) {
        return party.stream().anyMatch(one -> one.ear().wants(method));
    }

    /** Those of the agents whose bindings are others than when their lists were last looked at. */
    Uni<Collection<Audience>> rebound(Collection<Audience> audiences) {
        List<Audience> agents = audiences.stream().filter(one -> one.caller().kind() == Kind.AGENT).toList();
        return see(agents, (now, party) -> Uni.createFrom().item(Optional.ofNullable(now.mandate())))
                .map(seen -> agents.stream().filter(one -> isRebound(one, seen.get(one))).toList());
    }

    private static boolean isRebound(Audience one, @Nullable Optional<Mandate> now) {
        Listed listed = one.listed();
        return now != null && listed != null && !Objects.equals(listed.mandate(), now.orElse(null));
    }

    /** Looks for one party after the other: what fails for one is nothing to the others. Of nothing seen nothing is left. */
    private <T> Uni<Map<Audience, T>> see(Collection<Audience> audiences,
            BiFunction<Caller, List<Audience>, Uni<T>> eye) {
        Map<Audience, T> all = new ConcurrentHashMap<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Collection<List<Audience>> parties = audiences.stream().distinct().collect(Collectors.groupingBy(Party::of))
                .values();
        return Multi.createFrom().iterable(parties)
                .onItem().transformToUniAndConcatenate(party -> now(party).onItem().ifNotNull()
                        .transformToUni(now -> eye.apply(now, party)).invoke(seen -> put(all, party, seen))
                        .onFailure().invoke(failures::add).onFailure().recoverWithNull())
                .collect().last().invoke(last -> report(failures, parties.size())).replaceWith(all);
    }

    /** Null when it is nobody any more. */
    private Uni<Caller> now(List<Audience> party) {
        return current.apply(party.getFirst().caller()).invoke(now -> party.forEach(one -> one.become(now)))
                .onFailure().invoke(failure -> LOG.debugf("a client is not told any more: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private static void report(Queue<Throwable> failures, int parties) {
        Throwable first = failures.peek();
        if (first != null) {
            LOG.warnf("%d of %d who listen could not be told: %s", failures.size(), parties, first.getMessage());
        }
    }

    private static <T> void put(Map<Audience, T> all, List<Audience> party, @Nullable T seen) {
        if (seen != null) {
            party.forEach(one -> all.put(one, seen));
        }
    }
}
