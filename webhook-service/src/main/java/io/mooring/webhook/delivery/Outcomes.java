package io.mooring.webhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.webhook.dispatch.Waiting;
import io.mooring.webhook.standing.Standings;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Writes down what came of attempts, and announces the end of deliveries, many of a tenant in one transaction. */
@ApplicationScoped
class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final OutcomeStore store;
    private final Standings standings;
    private final Waiting waiting;
    private final Outbox outbox;
    private final Duration patience;

    Outcomes(Transactions transactions, OutcomeStore store, Standings standings, Waiting waiting, Outbox outbox,
            DeliveryConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.standings = standings;
        this.waiting = waiting;
        this.outbox = outbox;
        this.patience = config.recoverAfter();
    }

    /** Never fails. Answers the subscriptions where a delivery that waited is due now. */
    Uni<Map<String, Integer>> record(List<Ended> ended) {
        Map<String, List<Ended>> byTenant = ended.stream().collect(Collectors.groupingBy(one -> one.claim().tenant()));
        return Multi.createFrom().iterable(byTenant.entrySet())
                .onItem().transformToUniAndConcatenate(entry -> patiently(entry.getKey(), entry.getValue()))
                .collect().asList().map(all -> all.stream().flatMap(List::stream)
                        .collect(Collectors.toMap(Function.identity(), one -> 1, Integer::sum)));
    }

    /** What was sent can't be taken back: as long as the lease holds, a blink of the database must not repeat it. */
    private Uni<List<String>> patiently(String tenant, List<Ended> ended) {
        return Uni.createFrom().deferred(() -> transactions.in(tenant, session -> record(session, tenant, ended)))
                .onFailure(Outcomes::passes).retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(patience.toMillis())
                .onFailure().recoverWithUni(failure -> ended.size() == 1 || passes(failure)
                        ? leave(ended, failure)
                        : apart(tenant, ended));
    }

    /** One that can't be written must not keep the others from it. */
    private Uni<List<String>> apart(String tenant, List<Ended> ended) {
        return Multi.createFrom().iterable(ended)
                .onItem().transformToUniAndConcatenate(one -> patiently(tenant, List.of(one)))
                .collect().asList().map(all -> all.stream().flatMap(List::stream).toList());
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof HttpProblem || failure instanceof EventsUnavailable
                || failure instanceof IllegalStateException && failure.getCause() instanceof HttpProblem;
    }

    /** The lease runs out, and the attempts are made again. */
    private static Uni<List<String>> leave(List<Ended> ended, Throwable failure) {
        LOG.warnf(failure, "%d attempts have no outcome, the first of %s", ended.size(),
                ended.getFirst().claim().delivery());
        return Uni.createFrom().item(List.of());
    }

    /** Subscriptions first, as everybody who locks both does. */
    private Uni<List<String>> record(Mutiny.Session session, String tenant, List<Ended> ended) {
        List<Waiting.Line> lines = lines(ended);
        return waiting.hold(session, tenant, lines)
                .chain(() -> standings.record(session, tenant, ended.stream().filter(Ended::isResult)
                        .map(Ended::result).toList()))
                .chain(() -> store.record(session, tenant, ended))
                .call(ours -> announce(session, ended, Set.copyOf(ours)))
                .chain(() -> waiting.wake(session, tenant, lines));
    }

    private static List<Waiting.Line> lines(List<Ended> ended) {
        return ended.stream().filter(one -> one.isFinal() && one.claim().orderKey() != null)
                .map(one -> new Waiting.Line(one.claim().subscription(), String.valueOf(one.claim().orderKey())))
                .distinct().toList();
    }

    private Uni<Void> announce(Mutiny.Session session, List<Ended> ended, Set<String> ours) {
        ended.stream().filter(one -> !ours.contains(one.claim().delivery()))
                .forEach(lost -> LOG.warnf("the lease of %s had run out before its outcome was written",
                        lost.claim()));
        return outbox.append(session, ended.stream().filter(one -> ours.contains(one.claim().delivery()))
                .flatMap(one -> Announcement.of(one).stream()).toList());
    }
}
