package io.mooring.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Schema ids of the events a service emits. They are registered once, at start and off the event loop, and asked for
 * again every second until the registry answers; the service is not ready before.
 */
@ApplicationScoped
public class EventSchemas {

    private static final Logger LOG = Logger.getLogger(EventSchemas.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<String, Schema> emitted;
    private final SchemaRegistry registry;

    EventSchemas(EventConfig config, EmittedEvents emits) {
        this.registry = new SchemaRegistry(config.url());
        this.emitted = emits.schemas();
    }

    void register(@Observes StartupEvent started) {
        Uni.join().all(emitted.values().stream().map(this::register).toList()).andFailFast().subscribe().with(
                all -> LOG.debugf("%d event schemas are registered", all.size()),
                failure -> LOG.error("event schemas can't be registered", failure));
    }

    private Uni<Integer> register(Schema schema) {
        return Uni.createFrom().item(() -> registerNow(schema)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(UncheckedIOException.class)
                .invoke(failure -> LOG.warnf("schema registry: %s; trying again", failure.getMessage()))
                .onFailure(UncheckedIOException.class).retry().withBackOff(RETRY, RETRY).indefinitely();
    }

    private int registerNow(Schema schema) {
        try {
            int id = registry.register(schema.getProp("topic"), schema);
            ids.put(schema.getFullName(), id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registering " + schema.getFullName(), e);
        }
    }

    /** Names of schemas that have no id yet; empty once everything can be emitted. */
    public List<String> missing() {
        return emitted.keySet().stream().filter(name -> !ids.containsKey(name)).sorted().toList();
    }

    /**
     * Encodes an event for Kafka.
     *
     * @throws EventsUnavailable when the registry has not answered yet: nothing was emitted, try again later
     * @throws IllegalArgumentException when the service does not list the event among those it emits
     */
    public byte[] encode(SpecificRecord payload) {
        String name = payload.getSchema().getFullName();
        Integer id = ids.get(name);
        if (id == null && emitted.containsKey(name)) {
            throw new EventsUnavailable("schema " + name + " is not registered yet");
        }
        if (id == null) {
            throw new IllegalArgumentException(name + " is not among the events this service emits");
        }
        return EventCodec.encode(id, payload);
    }
}
