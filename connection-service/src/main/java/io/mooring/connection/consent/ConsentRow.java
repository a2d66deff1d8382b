package io.mooring.connection.consent;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** One way of a browser to a provider and back. Used once; the variables are JSON text. */
@Entity
@Table(name = "consent", schema = "app")
@IdClass(ConsentRow.Key.class)
class ConsentRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String connection;

    @Column(name = "auth_config")
    String authConfig;

    boolean renews;

    boolean replaces;

    @Nullable
    @Column(name = "user_id")
    String userId;

    @Nullable
    @Column(name = "return_url")
    String returnUrl;

    String[] scopes;

    String variables;

    @Column(name = "redirect_uri")
    String redirectUri;

    @Column(name = "start_hash")
    String startHash;

    @Nullable
    @Column(name = "state_hash")
    String stateHash;

    @Nullable
    @Column(name = "browser_hash")
    String browserHash;

    boolean confirms;

    @Nullable
    @Column(name = "confirm_hash")
    String confirmHash;

    @Nullable
    @Column(name = "confirmed_at")
    Instant confirmedAt;

    @Column(name = "verifier_sealed")
    byte @Nullable [] verifierSealed;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "started_at")
    Instant startedAt;

    @Nullable
    @Column(name = "used_at")
    Instant usedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @SuppressWarnings("NullAway.Init")
    ConsentRow() {}
}
