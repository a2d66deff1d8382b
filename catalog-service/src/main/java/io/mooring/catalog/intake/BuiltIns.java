package io.mooring.catalog.intake;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.mooring.catalog.Draft;
import io.mooring.catalog.builtin.ControlTools;
import io.mooring.catalog.preset.PresetDrafts;
import io.mooring.contracts.event.connection.ApiKeyState;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * Gives every tenant the built-in integrations: the control tools and the databases. Tenants are known by their keys, of which each replica reads all when it
 * starts: so a release with other tools reaches every tenant too. A tenant without a key gets it when it first asks.
 */
@ApplicationScoped
class BuiltIns {

    private static final Logger LOG = Logger.getLogger(BuiltIns.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int RETRIES = 100;
    private static final int NOT_THAT_KIND = 404;

    private final Registrations registrations;
    private final ProviderUpdates providers;
    private final List<Draft> drafts;
    /** Who has it for certain; a replica that does not know writes nothing new either. */
    private final Set<String> equipped = ConcurrentHashMap.newKeySet();

    BuiltIns(Registrations registrations, PresetDrafts presets, ProviderUpdates providers) {
        this.registrations = registrations;
        this.providers = providers;
        this.drafts = Stream.concat(Stream.of(ControlTools.draft()), presets.databases().stream()).toList();
    }

    /** A database that is away is waited for, as at the start of a whole installation. */
    @Incoming("state.api-key.tenant")
    Uni<Void> take(ConsumerRecord<String, ApiKeyState> received) {
        ApiKeyState key = received.value();
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        return ensure(key.getTenant()).onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).atMost(RETRIES)
                .onFailure().invoke(failure -> LOG.errorf(failure, "no built-in integrations for %s", key.getTenant()))
                .onFailure().recoverWithNull();
    }

    /** Writes only where it is missing or of another release. */
    Uni<Void> ensure(String tenant) {
        return equipped.contains(tenant)
                ? Uni.createFrom().voidItem()
                : upsertAll(tenant).chain(() -> providers.refreshAll(tenant)).invoke(() -> equipped.add(tenant));
    }

    private Uni<Void> upsertAll(String tenant) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Draft draft : drafts) {
            all = all.chain(() -> upsert(tenant, draft));
        }
        return all;
    }

    /** An integration of another kind that took the slug before it was ours stays what it is. */
    private Uni<Void> upsert(String tenant, Draft draft) {
        return registrations.upsert(tenant, draft).replaceWithVoid()
                .onFailure(BuiltIns::isTaken)
                .invoke(taken -> LOG.warnf("tenant %s has another integration %s", tenant, draft.slug()))
                .onFailure(BuiltIns::isTaken).recoverWithNull();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() == NOT_THAT_KIND;
    }
}
