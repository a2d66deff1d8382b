package io.mooring.connection.authconfig;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** An auth config. Maps and the server are JSON text, see {@link JsonText}. */
@Entity
@Table(name = "auth_config", schema = "app")
@IdClass(AuthConfigRow.Key.class)
class AuthConfigRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String app;

    @Nullable
    String provider;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "secret_sealed")
    byte @Nullable [] secretSealed;

    @Column(name = "client_auth")
    String clientAuth;

    String[] scopes;

    @Column(name = "redirect_uri")
    String redirectUri;

    String params;

    String variables;

    @Nullable
    String server;

    String origin;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** Since when another client is the app's, at another authorization server. */
    @Nullable
    @Column(name = "superseded_at")
    Instant supersededAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AuthConfigRow() {}

    AuthConfigRow(String tenant, String id, Blueprint made, String origin, String by, Instant at) {
        this.tenant = tenant;
        this.id = id;
        this.app = made.target().app();
        this.provider = made.target().provider() == null ? null : made.target().provider().id();
        this.server = made.target().server() == null ? null : JsonText.write(made.target().server());
        this.origin = origin;
        this.createdAt = at;
        this.createdBy = by;
        take(made, at);
    }

    /** Whether it is a client of the authorization server that calls itself so. */
    boolean isAt(@Nullable String issuer) {
        return issuer != null && server != null && issuer.equals(JsonText.server(server).issuer());
    }

    /** Everything but the secret, which takes sealing, and what makes it another config. */
    final void take(Blueprint changed, Instant at) {
        clientId = changed.clientId();
        clientAuth = changed.clientAuth().name();
        scopes = changed.scopes().toArray(String[]::new);
        redirectUri = changed.redirectUri();
        params = JsonText.write(changed.params());
        variables = JsonText.write(changed.variables());
        updatedAt = at;
    }
}
