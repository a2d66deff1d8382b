package io.mooring.executor.journal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.event.Event;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Ends Kafka did not acknowledge. They are appended again, under the same id, until it does: what its caller was told is
 * unknown is then known in the audit. Lost with the process; the start of such a call is closed as unknown.
 */
@ApplicationScoped
class Owed {

    private static final Logger LOG = Logger.getLogger(Owed.class);
    private static final int AT_ONCE = 200;

    private final Map<String, Event> ends = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final JournalConfig config;

    Owed(Ledger ledger, JournalConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    void add(String id, Event end) {
        if (ends.size() < config.owed()) {
            ends.put(id, end);
        } else {
            LOG.warnf("the end of call %s is not kept: too many wait for Kafka", end.aggregate());
        }
    }

    /** One record finds out whether Kafka is back, then the others follow. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> pay() {
        List<String> ids = ends.keySet().stream().limit(AT_ONCE).toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pay(ids.getFirst())
                .chain(() -> Uni.join().all(ids.stream().map(this::pay).toList()).andFailFast()).replaceWithVoid()
                .onFailure().recoverWithNull();
    }

    private Uni<Void> pay(String id) {
        Event end = ends.get(id);
        return end == null
                ? Uni.createFrom().voidItem()
                : ledger.append(end, id).invoke(() -> ends.remove(id, end));
    }
}
