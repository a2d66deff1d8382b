package io.mooring.webhook.publication;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A publication. */
@Entity
@Table(name = "publication", schema = "app")
@IdClass(TenantKey.class)
class PublicationRow {

    static final String ACTIVE = "active";
    static final String REVOKED = "revoked";

    @Id
    String tenant;

    @Id
    String id;

    String provider;

    String connection;

    @Nullable
    String name;

    String[] actions;

    String reach;

    @Nullable
    @Column(name = "user_id")
    String userId;

    @Nullable
    String resource;

    String status;

    /** Proves origins; null in one that was made before there were any, until it is changed. */
    @Nullable
    @Column(name = "origin_key")
    String originKey;

    /** Signs them; sealed, the owner is the id. */
    @Column(name = "origin_secret")
    byte @Nullable [] originSecret;

    long version;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PublicationRow() {}

    PublicationRow(String tenant, String id, String provider, String connection, String createdBy, Instant now) {
        this.tenant = tenant;
        this.id = id;
        this.provider = provider;
        this.connection = connection;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.status = ACTIVE;
        this.actions = new String[0];
        this.reach = Reach.TENANT;
        this.updatedAt = now;
    }

    void take(Grant grant) {
        actions = grant.actions().toArray(String[]::new);
        reach = String.valueOf(grant.reach().kind());
        userId = grant.reach().userId();
        resource = grant.reach().resource();
    }

    Granted granted() {
        return new Granted(id, provider, connection, actionsOf(), reachOf(), originKey, originSecret);
    }

    void stamp(long next, Instant now) {
        version = next;
        updatedAt = now;
    }

    Reach reachOf() {
        return new Reach(reach, userId, resource);
    }

    List<String> actionsOf() {
        return List.of(actions);
    }
}
