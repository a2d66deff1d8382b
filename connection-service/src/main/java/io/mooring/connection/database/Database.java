package io.mooring.connection.database;

import java.time.Instant;
import java.util.Locale;

import io.mooring.connection.link.ConnectionStatus;

/** A connected database. */
record Database(String id, String name, ConnectionStatus status, DatabasePlace place, Instant createdAt,
        Instant updatedAt) {

    private static final String CONNECTED = "connected";

    /** The status in the words of this door. */
    String statusWord() {
        return status == ConnectionStatus.ACTIVE ? CONNECTED : status.name().toLowerCase(Locale.ROOT);
    }
}
