package io.mooring.connection.device;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A connection that waits for consent on another device; the variables are JSON text. */
@Entity
@Table(name = "device_consent", schema = "app")
@IdClass(DeviceRow.Key.class)
class DeviceRow {

    record Key(String tenant, String connection) {}

    @Id
    String tenant;

    @Id
    String connection;

    @Column(name = "auth_config")
    String authConfig;

    String[] scopes;

    String variables;

    @Column(name = "code_sealed")
    byte[] codeSealed;

    @Column(name = "interval_seconds")
    long intervalSeconds;

    @Column(name = "expires_at")
    Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    DeviceRow() {}

    Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }
}
