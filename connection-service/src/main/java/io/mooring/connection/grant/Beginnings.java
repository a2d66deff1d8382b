package io.mooring.connection.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.IdSource;
import io.mooring.connection.link.Connection;

/** Who a connection is that is to be granted something, and since when. */
@ApplicationScoped
public class Beginnings {

    private final IdSource ids;
    private final Clock clock;

    Beginnings(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Connection of(NewGrant asked) {
        return waiting(asked, null);
    }

    /** @param pause until somebody looks at it; null: nobody does */
    public Connection waiting(NewGrant asked, @Nullable Duration pause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Connection.pending(ids.next("conn_"), asked.owner(), asked.view().slug(), asked.name(),
                asked.method().template(), pause == null ? null : now.plus(pause), asked.by(), now);
    }
}
