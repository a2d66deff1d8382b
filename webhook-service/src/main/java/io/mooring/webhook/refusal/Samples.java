package io.mooring.webhook.refusal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Keeps samples away from every request: one batch at a time. Those of a batch that fails are lost. */
@ApplicationScoped
class Samples {

    private final Sampling sampling;
    private final Transactions transactions;
    private final RefusalStore store;

    Samples(Sampling sampling, Transactions transactions, RefusalStore store) {
        this.sampling = sampling;
        this.transactions = transactions;
        this.store = store;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keep() {
        Map<String, List<Sample>> byTenant = sampling.take().stream().collect(Collectors.groupingBy(Sample::tenant));
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (Map.Entry<String, List<Sample>> one : byTenant.entrySet()) {
            kept = kept.chain(() -> transactions.in(one.getKey(),
                    session -> store.record(session, one.getKey(), one.getValue())));
        }
        return kept;
    }
}
