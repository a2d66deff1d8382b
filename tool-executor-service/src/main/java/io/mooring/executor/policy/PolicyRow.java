package io.mooring.executor.policy;

import java.time.Instant;
import java.util.Locale;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.executor.PolicyState;

/** Table {@code policy}. */
@Entity
@Table(name = "policy", schema = "app")
@IdClass(PolicyKey.class)
class PolicyRow {

    @Id
    String tenant;

    @Id
    String id;

    /** {@code tenant}, {@code user} or {@code agent}. */
    String audience;

    /** Id of the user or agent; empty for the tenant. */
    String subject;

    String pattern;

    String effect;

    /** Place in the list of its audience and subject, from 0. */
    @Column(name = "position")
    int place;

    @Column(name = "expires_in")
    @Nullable
    Integer expiresIn;

    /** Rises with every change, also of its place. */
    long version;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PolicyRow() {}

    /** Its state for others. */
    Event state() {
        return Event.of(tenant, id, PolicyState.newBuilder().setTenant(tenant).setId(id).setScope(audience)
                .setSubject(subject).setPattern(pattern).setAction(effect).setPosition(place).setExpiresIn(expiresIn)
                .setVersion(version).build());
    }

    /** A row is written by checked routes; an effect that is not known here all the same blocks. */
    Policy policy() {
        return Policy.of(id, Audience.valueOf(audience.toUpperCase(Locale.ROOT)), pattern,
                Effect.parse(effect).orElse(Effect.BLOCK), expiresIn);
    }
}
