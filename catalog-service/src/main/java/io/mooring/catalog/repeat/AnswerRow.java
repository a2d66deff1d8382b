package io.mooring.catalog.repeat;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.CatalogError;

/** The first answer to a request, or that somebody is working on it. */
@Entity
@Table(name = "answer", schema = "app")
@IdClass(AnswerRow.Key.class)
class AnswerRow {

    static final String HEADER = "Idempotency-Key";

    record Key(String tenant, String key) {}

    @Id
    String tenant;

    @Id
    String key;

    /** Hash of the request. */
    String request;

    /** 0 while there is no answer yet. */
    int status;

    @Nullable
    String location;

    String body;

    /** Who does the work. */
    String token;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AnswerRow() {}

    /** A claim. */
    AnswerRow(Key key, String request, String token) {
        this.tenant = key.tenant();
        this.key = key.key();
        this.request = request;
        this.token = token;
        this.body = "";
        this.createdAt = Instant.EPOCH;
    }

    /** The same with an answer. */
    AnswerRow answered(int answerStatus, @Nullable String answerLocation, String answerBody) {
        AnswerRow answer = new AnswerRow(new Key(tenant, key), request, token);
        answer.status = answerStatus;
        answer.location = answerLocation;
        answer.body = answerBody;
        return answer;
    }

    /** Fails with 422 when it answers another request, with 409 while there is no answer. */
    void requireAnswerOf(String asked) {
        if (!request.equals(asked)) {
            throw CatalogError.KEY_REUSED.at(HEADER, "expected another key for another request");
        }
        if (status == 0) {
            throw CatalogError.REQUEST_IN_PROGRESS.because("the request with this key is still in work");
        }
    }
}
