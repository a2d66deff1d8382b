package io.mooring.catalog.provider;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.catalog.provider.Publication.Fact;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.ProviderState;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.provider.Providers;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Says once after the start what is known about providers, as far as it was not said before. */
@ApplicationScoped
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Transactions transactions;
    private final ProviderStore store;
    private final Providers providers;
    private final Outbox outbox;
    private volatile boolean done;

    Publisher(Transactions transactions, ProviderStore store, Providers providers, Outbox outbox) {
        this.transactions = transactions;
        this.store = store;
        this.providers = providers;
        this.outbox = outbox;
    }

    /** Again and again, because nothing can be published before the outbox connector has started. */
    @Scheduled(every = "5s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> publish() {
        if (done) {
            return Uni.createFrom().voidItem();
        }
        List<Fact> shipped = Publication.shipped(providers);
        return transactions.acrossTenants(session -> publish(session, shipped)).invoke(this::conclude)
                .replaceWithVoid().onFailure(EventsUnavailable.class).invoke(e -> LOG.debug("not yet", e))
                .onFailure(EventsUnavailable.class).recoverWithNull();
    }

    private Uni<Publication> publish(Mutiny.Session session, List<Fact> shipped) {
        return store.claim(session).chain(version -> store.hashes(session)
                .map(published -> Publication.of(published, shipped))
                .call(publication -> record(session, publication, version)));
    }

    private Uni<Void> record(Mutiny.Session session, Publication publication, long version) {
        Stream<Event> changed = publication.changed().stream().map(fact -> state(fact, version));
        Stream<Event> gone = publication.gone().stream()
                .map(id -> Event.tombstone(Topics.STATE_PROVIDER, ProviderStore.EVERYBODY, id));
        List<Event> events = Stream.concat(changed, gone).toList();
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.record(session, publication.changed(), version)
                        .chain(() -> store.remove(session, publication.gone()))
                        .chain(() -> outbox.append(session, events));
    }

    private static Event state(Fact fact, long version) {
        return Event.of(ProviderStore.EVERYBODY, fact.id(), ProviderState.newBuilder().setId(fact.id())
                .setDisplayName(fact.displayName()).setFacts(fact.text()).setVersion(version).build());
    }

    private void conclude(Publication publication) {
        done = true;
        LOG.infof("providers: %d published, %d withdrawn", publication.changed().size(), publication.gone().size());
    }
}
