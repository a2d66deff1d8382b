package io.mooring.catalog.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.mooring.catalog.registry.Judgement.Skipped;
import io.smallrye.mutiny.Uni;

/** Writes the copy. Every statement takes a page of rows at once; none is larger than what it is given. */
@ApplicationScoped
public class CopyStore {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)).build();
    private static final int SKIPPED_KEPT = 500;
    private static final int SKIPPED_SHOWN = 100;
    private static final int SWEPT_AT_ONCE = 500;

    private final Clock clock;

    CopyStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * What writing changed.
     *
     * @param added versions that were not known
     * @param changed versions whose content or status differs
     * @param deleted versions that were taken down
     */
    public record Tally(int added, int changed, int deleted) {

        public static final Tally NOTHING = new Tally(0, 0, 0);

        public Tally plus(Tally more) {
            return new Tally(added + more.added, changed + more.changed, deleted + more.deleted);
        }
    }

    /** Adds or replaces these versions and notes that the scan saw them. A version named twice counts as given last. */
    public Uni<Tally> write(Mutiny.Session session, List<Entry> entries, long scan) {
        Map<String, Entry> once = new LinkedHashMap<>();
        entries.forEach(entry -> once.put(entry.name() + " " + entry.version(), entry));
        if (once.isEmpty()) {
            return Uni.createFrom().item(Tally.NOTHING);
        }
        return tally(session, session.createNativeQuery(CopySql.WRITE, String.class)
                .setParameter(1, json(once.values())).setParameter(2, scan));
    }

    /** Notes rows that broke the schema, and deletes what the registry took down with them. */
    public Uni<Tally> skip(Mutiny.Session session, List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return Uni.createFrom().item(Tally.NOTHING);
        }
        Instant now = clock.instant();
        return session.createNativeQuery(CopySql.NOTE_SKIPPED).setParameter(1, json(skipped)).setParameter(2, now)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(CopySql.FORGET_SKIPPED).setParameter(1, SKIPPED_KEPT)
                        .executeUpdate())
                .chain(() -> tally(session, session.createNativeQuery(CopySql.TAKE_DOWN, String.class).setParameter(1,
                        json(skipped.stream().filter(Skipped::takenDown).toList()))));
    }

    /** Marks some versions that this complete scan did not see; nothing more to do when it answers no deletion. */
    public Uni<Tally> sweep(Mutiny.Session session, long scan) {
        return tally(session, session.createNativeQuery(CopySql.SWEEP, String.class).setParameter(1, scan)
                .setParameter(2, SWEPT_AT_ONCE));
    }

    /**
     * What the copy holds.
     *
     * @param servers names
     * @param versions rows
     * @param byStatus rows by status
     */
    public record Census(long servers, long versions, Map<String, Long> byStatus) {}

    /** A row of the registry that breaks its schema; name and version as far as they can be read. */
    public record SkippedRow(String name, String version, String reason, Instant seenAt) {}

    public Uni<Census> census(Mutiny.Session session) {
        return session.createNativeQuery(CopySql.CENSUS, String.class).getSingleResult()
                .map(text -> read(text, Census.class));
    }

    /** The latest ones. */
    public Uni<List<SkippedRow>> skipped(Mutiny.Session session) {
        return session.createNativeQuery(CopySql.SKIPPED, String.class).setParameter(1, SKIPPED_SHOWN).getResultList()
                .map(rows -> rows.stream().map(row -> read(row, SkippedRow.class)).toList());
    }

    /** Each statement answers its counts and the names it touched; those get their latest version anew. */
    private static Uni<Tally> tally(Mutiny.Session session, Mutiny.SelectionQuery<String> statement) {
        return statement.getSingleResult().map(text -> read(text, Touched.class))
                .call(touched -> touched.names.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(CopySql.SETTLE).setParameter(1, json(touched.names))
                                .executeUpdate())
                .map(touched -> new Tally(touched.added, touched.changed, touched.deleted));
    }

    private record Touched(int added, int changed, int deleted, List<String> names) {}

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database answered what was not asked for", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
