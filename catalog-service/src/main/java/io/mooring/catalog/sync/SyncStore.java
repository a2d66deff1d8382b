package io.mooring.catalog.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.mooring.contracts.event.EventsUnavailable;
import io.smallrye.mutiny.Uni;

/** The one row of {@code app.registry_sync}: the state, what is asked for, and who works on it. */
@ApplicationScoped
class SyncStore {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String FULL = "full";
    private static final String DUE = "select cast(row_to_json(s) as text) from app.registry_sync s"
            + " where id = 1 and due_at <= ?1 and (held_until is null or held_until < ?1) for update skip locked";
    private static final String TAKE = "update app.registry_sync set state = ?1, wanted = null, holder = ?2,"
            + " held_until = ?3 where id = 1";
    private static final String HELD = "select holder from app.registry_sync where id = 1 for update";
    private static final String KEEP = "update app.registry_sync set state = ?1, held_until = ?2 where id = 1";
    private static final String LEAVE = "update app.registry_sync set state = ?1, holder = null, held_until = null,"
            + " due_at = case when wanted is null or cast(?4 as boolean)"
            + " then cast(?2 as timestamptz) else cast(?3 as timestamptz) end where id = 1";
    private static final String ROW = "select cast(row_to_json(s) as text) from app.registry_sync s where id = 1";
    private static final String WANT = "update app.registry_sync set"
            + " wanted = case when wanted = 'full' then wanted else cast(?1 as text) end,"
            + " due_at = case when cast(?2 as boolean) then due_at else least(due_at, cast(?3 as timestamptz)) end where id = 1";

    /** The row: how far the sync is, when it is looked at next, and whether a process works on it. */
    record Standing(SyncState state, boolean held, Instant dueAt, boolean full) {}

    /** What is due now, with a run under way, for this process alone until the time given; empty when nothing is. */
    Uni<Optional<SyncState>> take(Mutiny.Session session, String holder, Duration lease, Instant now,
            RegistryConfig config) {
        return session.createNativeQuery(DUE, String.class).setParameter(1, now).getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(SyncStore::standing)
                        .map(due -> due.state.begun(due.full, now, config)))
                .call(begun -> begun.isEmpty()
                        ? Uni.createFrom().nullItem()
                        : session.createNativeQuery(TAKE).setParameter(1, json(begun.get())).setParameter(2, holder)
                                .setParameter(3, now.plus(lease)).executeUpdate());
    }

    /** Locks the row for this transaction. Fails when another process took it over: then nothing may be written. */
    Uni<Void> requireHeld(Mutiny.Session session, String holder) {
        return session.createNativeQuery(HELD, String.class).getSingleResultOrNull().invoke(found -> {
            if (!holder.equals(found)) {
                throw new EventsUnavailable("another process goes on with the registry's pages");
            }
        }).replaceWithVoid();
    }

    /** Goes on. */
    Uni<Void> keep(Mutiny.Session session, SyncState state, Instant heldUntil) {
        return session.createNativeQuery(KEEP).setParameter(1, json(state)).setParameter(2, heldUntil).executeUpdate()
                .replaceWithVoid();
    }

    /** Lets go until it is due again: at once when something was asked for meanwhile, unless the registry asked to wait. */
    Uni<Void> leave(Mutiny.Session session, SyncState state, Instant dueAt, Instant now) {
        return session.createNativeQuery(LEAVE).setParameter(1, json(state)).setParameter(2, dueAt)
                .setParameter(3, now).setParameter(4, mustWait(state)).executeUpdate().replaceWithVoid();
    }

    /** Asks for a run, a complete one or not; several orders are one. */
    Uni<Void> want(Mutiny.Session session, boolean full, Instant now) {
        return session.createNativeQuery(HELD, String.class).getSingleResultOrNull()
                .chain(() -> read(session))
                .chain(standing -> session.createNativeQuery(WANT).setParameter(1, full ? FULL : "changes")
                        .setParameter(2, mustWait(standing.state)).setParameter(3, now).executeUpdate())
                .replaceWithVoid();
    }

    Uni<Standing> read(Mutiny.Session session) {
        return session.createNativeQuery(ROW, String.class).getSingleResult().map(SyncStore::standing);
    }

    private static boolean mustWait(SyncState state) {
        return state.run() != null && state.run().attempts() > 0;
    }

    private static Standing standing(String text) {
        try {
            JsonNode row = JSON.readTree(text);
            SyncState state = JSON.readValue(row.path("state").textValue(), SyncState.class);
            String due = row.path("due_at").asText();
            return new Standing(state, row.path("holder").isTextual(),
                    due.startsWith("-") ? Instant.EPOCH : java.time.OffsetDateTime.parse(due).toInstant(),
                    FULL.equals(row.path("wanted").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of the sync can't be read", e);
        }
    }

    private static String json(SyncState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
