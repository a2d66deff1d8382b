package io.mooring.connection.link;

import java.time.Instant;
import java.util.List;

/** Connections of tests, named for where they stand. */
public final class Links {

    public static final Instant MADE_AT = Instant.parse("2026-01-01T00:00:00Z");

    private Links() {}

    public static Connection pending() {
        return Connection.pending("conn_1", new Owner("user", "u1"), "github", "main", "bearer",
                MADE_AT.plusSeconds(600), "key1", MADE_AT);
    }

    public static Connection active() {
        return Lifecycle.decide(pending(), new Trigger.Accepted(), MADE_AT).after();
    }

    /** With a grant that ends an hour after {@link #MADE_AT}, and somebody at it. */
    public static Connection in(ConnectionStatus status) {
        return failing(status, 0);
    }

    /** The same, with another grant. */
    public static Connection with(Connection it, Grant grant) {
        return it.with(grant, it.account(), it.credentialVersion());
    }

    /** The same, standing elsewhere since then. */
    public static Connection with(Connection it, Standing standing, Instant since) {
        return it.with(standing, since);
    }

    /** The same, after so many temporary failures. */
    public static Connection failing(ConnectionStatus status, int failures) {
        Connection is = pending();
        Grant grant = new Grant("cfg_1", List.of("repo"), List.of(), MADE_AT.plusSeconds(3600), null);
        ConnectionStatus before = status == ConnectionStatus.DISABLED ? ConnectionStatus.ACTIVE : null;
        return new Connection(is.id(), is.owner(), is.userId(), is.integration(), is.name(), is.template(),
                new Standing(status, before, Standing.Health.UNKNOWN, null, null, failures, null, null),
                grant,
                new Account("a1", "octo"), true, 3, 5, MADE_AT, "key1", MADE_AT);
    }
}
