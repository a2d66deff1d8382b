package io.mooring.executor.inquiry;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Table {@code inquiry}: when a connection was and is to be asked. Made by {@link InquiryStore#enrol}. */
@Entity
@Table(name = "inquiry", schema = "app")
@IdClass(InquiryRow.Key.class)
class InquiryRow {

    record Key(String tenant, String connection) {}

    @Id
    String tenant;

    @Id
    String connection;

    String integration;

    String kind;

    boolean active;

    long revision;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(name = "wanted_at")
    @Nullable
    Instant wantedAt;

    long version;

    String state;

    int failures;

    @Column(name = "asked_at")
    @Nullable
    Instant askedAt;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "answered_revision")
    @Nullable
    Long answeredRevision;

    @Nullable
    String error;

    @Nullable
    String detail;

    @Column(name = "failed_at")
    @Nullable
    Instant failedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected InquiryRow() {}

    /** From now on it is one process that asks. */
    Claim claim(Instant now, Instant until) {
        version++;
        askedAt = now;
        claimedUntil = until;
        return new Claim(tenant, connection, version);
    }

    /** Somebody wants it to be asked now. */
    void want(Instant now) {
        wantedAt = now;
        nextAt = now;
        failures = 0;
    }

    /** The upstream says that its answer would be another one. It is asked, but not more often than that. */
    void hint(Instant now, Duration pause) {
        Instant earliest = askedAt == null || askedAt.plus(pause).isBefore(now) ? now : askedAt.plus(pause);
        if (claimedUntil == null && (nextAt == null || nextAt.isAfter(earliest))) {
            nextAt = earliest;
        }
    }

    /**
     * It was asked.
     *
     * @param askedRevision configuration with which it was
     * @param next when to ask again; null for never by itself
     */
    void answered(String as, long askedRevision, Instant now, @Nullable Instant next) {
        state = as;
        failures = 0;
        answeredAt = now;
        answeredRevision = askedRevision;
        error = null;
        detail = null;
        failedAt = null;
        release(isOutdated(askedRevision) ? now : next);
    }

    void failed(String slug, String reason, long askedRevision, Instant now, Instant next) {
        state = "FAILED";
        error = slug;
        detail = reason;
        failedAt = now;
        release(isOutdated(askedRevision) ? now : next);
    }

    /** The connection can't be used: it is asked when it can. */
    void rest() {
        active = false;
        release(nextAt);
    }

    /** Whether it was configured anew or wanted while it was being asked. */
    private boolean isOutdated(long askedRevision) {
        return revision > askedRevision || wantedAt != null && askedAt != null && wantedAt.isAfter(askedAt);
    }

    private void release(@Nullable Instant next) {
        claimedUntil = null;
        nextAt = next;
    }
}
