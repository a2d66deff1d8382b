package io.mooring.contracts.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/**
 * Whether Debezium's replication slot exists in this database. An outbox row committed before is lost for ever, so the
 * service is not ready, and refuses to append, until the slot was seen. A slot's name is unique in the whole cluster,
 * not in its database, so the database is part of it.
 */
@ApplicationScoped
class OutboxStream {

    /** A slot is listed before it is made: only one with a position keeps what is committed from now on. */
    private static final String SLOT = "select count(*) from pg_replication_slots"
            + " where slot_name = 'mooring_outbox_' || current_database() and confirmed_flush_lsn is not null";

    private final Mutiny.SessionFactory sessions;
    private volatile boolean open;

    OutboxStream(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Whether rows may be appended: by what the last look said when it saw the slot, else by a look now. */
    Uni<Boolean> isOpen() {
        return open ? Uni.createFrom().item(true) : look();
    }

    /** Looks for the slot. */
    Uni<Boolean> look() {
        return sessions.withSession(session -> session.createNativeQuery(SLOT, Long.class).getSingleResult())
                .map(slots -> slots == 1).invoke(found -> open = found);
    }
}
