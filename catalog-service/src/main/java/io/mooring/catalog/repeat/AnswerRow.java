package io.mooring.catalog.repeat;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** The first answer to a request. */
@Entity
@Table(name = "answer", schema = "app")
@IdClass(AnswerRow.Key.class)
class AnswerRow {

    record Key(String tenant, String key) {}

    @Id
    String tenant;

    @Id
    String key;

    /** Hash of the request. */
    String request;

    int status;

    @Nullable
    String location;

    String body;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AnswerRow() {}

    AnswerRow(Key key, String request, int status, @Nullable String location, String body) {
        this.tenant = key.tenant();
        this.key = key.key();
        this.request = request;
        this.status = status;
        this.location = location;
        this.body = body;
        this.createdAt = Instant.EPOCH;
    }
}
