package io.mooring.catalog.repeat;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.repeat.AnswerRow.Key;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Does a request once. Only a success is remembered: what failed left nothing and may be tried again. Of two at the same
 * time one does the work; the other is told to come again.
 */
@ApplicationScoped
public class Repeats {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Transactions transactions;
    private final AnswerStore answers;
    private final ObjectMapper json;
    private final Vertx vertx;

    Repeats(Transactions transactions, AnswerStore answers, ObjectMapper json, Vertx vertx) {
        this.transactions = transactions;
        this.answers = answers;
        this.json = json;
        this.vertx = vertx;
    }

    /**
     * The answer of the work, or the one it gave before, with {@code Idempotency-Replayed: true}. Fails with 422 when the
     * key was used for another request, with 409 while the work is being done, with 400 when the key is malformed.
     *
     * @param key of the caller; without one the work is done
     * @param request what tells two requests apart, to be written as JSON
     * @param type of the answer's body
     */
    public <T> Uni<RestResponse<T>> once(String tenant, @Nullable String key, Object request, Class<T> type,
            Supplier<Uni<RestResponse<T>>> work) {
        if (key == null) {
            return work.get();
        }
        if (!FORM.matcher(key).matches()) {
            throw GeneralError.BAD_REQUEST.at(AnswerRow.HEADER, "expected 1 to 200 printable characters");
        }
        return hash(request)
                .map(hash -> new AnswerRow(new Key(tenant, key), hash, UUID.randomUUID().toString()))
                .chain(claim -> transactions.in(tenant, session -> answers.claim(session, claim))
                        .chain(before -> before.isPresent()
                                ? Uni.createFrom().item(() -> replayed(before.get(), claim, type))
                                : answer(claim, work)));
    }

    private <T> Uni<RestResponse<T>> answer(AnswerRow claim, Supplier<Uni<RestResponse<T>>> work) {
        return Uni.createFrom().deferred(work::get).onFailure().call(() -> release(claim)).onCancellation()
                .call(() -> release(claim)).call(answer -> keep(claim, answer));
    }

    private Uni<Void> release(AnswerRow claim) {
        return transactions.in(claim.tenant, session -> answers.release(session, claim));
    }

    private <T> Uni<Void> keep(AnswerRow claim, RestResponse<T> answer) {
        URI location = answer.getLocation();
        AnswerRow row = claim.answered(answer.getStatus(), location == null ? null : location.toString(),
                text(answer.getEntity()));
        return transactions.in(claim.tenant, session -> answers.keep(session, row));
    }

    private <T> RestResponse<T> replayed(AnswerRow before, AnswerRow claim, Class<T> type) {
        before.requireAnswerOf(claim.request);
        try {
            return RestResponse.ResponseBuilder
                    .<T>create(RestResponse.Status.fromStatusCode(before.status), json.readValue(before.body, type))
                    .header("Idempotency-Replayed", "true").header("Location", before.location).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is damaged", e);
        }
    }

    /** Off the event loop: a request may hold a document. */
    private Uni<String> hash(Object request) {
        Callable<String> work = () -> ContentHash.of(json.writeValueAsBytes(request));
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was made here can be written", e);
        }
    }
}
