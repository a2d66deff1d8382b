package io.mooring.connection.link;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A connection as it is; no secret in it.
 *
 * @param owner org or user
 * @param userId the user when the owner is one
 * @param template auth method in use
 * @param refreshing whether somebody is getting its next token now
 * @param credentialVersion rises with every new credential; fences a refresh that came too late
 * @param version rises with every change
 */
public record Connection(String id, String owner, @Nullable String userId, String integration, String name,
        String template, Standing standing, Grant grant, Account account, boolean refreshing, long credentialVersion,
        long version, Instant createdAt, String createdBy, Instant updatedAt) {

    /**
     * A new one that nobody has finished connecting.
     *
     * @param abandonAt when it is given up
     */
    public static Connection pending(String id, Owner owner, String integration, String name, String template,
            @Nullable Instant abandonAt, String by, Instant at) {
        return new Connection(id, owner.kind(), owner.userId(), integration, name, template,
                Standing.of(ConnectionStatus.PENDING, abandonAt), Grant.NONE, Account.UNKNOWN, false, 0, 1, at, by, at);
    }

    public ConnectionStatus status() {
        return standing.status();
    }

    /** Whether it belongs to this user or to everybody in the tenant. */
    public boolean serves(String user) {
        return userId == null || userId.equals(user);
    }

    Connection called(String other) {
        return new Connection(id, owner, userId, integration, other, template, standing, grant, account, refreshing,
                credentialVersion, version, createdAt, createdBy, updatedAt);
    }

    Connection settled() {
        return new Connection(id, owner, userId, integration, name, template, standing, grant, account, false,
                credentialVersion, version, createdAt, createdBy, updatedAt);
    }

    Connection with(Standing next, Instant at) {
        return new Connection(id, owner, userId, integration, name, template, next, grant, account, refreshing,
                credentialVersion, version + 1, createdAt, createdBy, at);
    }

    Connection with(Grant next, Account whose, long credential) {
        return new Connection(id, owner, userId, integration, name, template, standing, next, whose, refreshing,
                credential, version, createdAt, createdBy, updatedAt);
    }
}
