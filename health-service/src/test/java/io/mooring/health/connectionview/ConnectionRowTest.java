package io.mooring.health.connectionview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.connection.ConnectionState;

class ConnectionRowTest {

    private final ConnectionRow row = new ConnectionRow("acme", "conn_1", Instant.EPOCH);

    @Test
    void isActivatedByTheFirstActiveState() {
        assertThat(row.take(state("PENDING", 1, 1))).isEqualTo(Reception.CHANGED);
        assertThat(row.take(state("ACTIVE", 1, 2))).isEqualTo(Reception.ACTIVATED);
        assertThat(row.take(state("ACTIVE", 1, 3))).isEqualTo(Reception.CHANGED);
    }

    @Test
    void isActivatedByAnotherCredential() {
        row.take(state("ACTIVE", 1, 1));

        assertThat(row.take(state("ACTIVE", 2, 2))).isEqualTo(Reception.ACTIVATED);
    }

    @Test
    void isActivatedAfterAnotherAuthorisation() {
        row.take(state("ACTIVE", 1, 1));
        row.take(state("REAUTH_REQUIRED", 1, 2));

        assertThat(row.take(state("ACTIVE", 1, 3))).isEqualTo(Reception.ACTIVATED);
    }

    @Test
    void ignoresAnOlderState() {
        row.take(state("DISABLED", 1, 5));

        assertThat(row.take(state("ACTIVE", 2, 4))).isEqualTo(Reception.STALE);
        assertThat(row.view().lifecycle()).isEqualTo(Lifecycle.DISABLED);
    }

    @Test
    void takesAWordItDoesNotKnowForUnusable() {
        row.take(state("SOMETHING_NEW", 1, 1));

        assertThat(row.view().lifecycle()).isEqualTo(Lifecycle.OTHER);
        assertThat(row.view().lifecycle().isUsable()).isFalse();
    }

    private static ConnectionState state(String status, long credentialVersion, long version) {
        return ConnectionState.newBuilder().setTenant("acme").setId("conn_1").setOwner("org").setIntegration("github")
                .setName("main").setTemplate("none").setStatus(status).setCredentialVersion(credentialVersion)
                .setVersion(version).build();
    }
}
