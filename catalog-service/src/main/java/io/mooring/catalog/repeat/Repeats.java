package io.mooring.catalog.repeat;

import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.ContentHash;
import io.mooring.catalog.repeat.AnswerRow.Key;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/**
 * Does a request once. Only a success is remembered: what failed left nothing and may be tried again. Two at the same
 * time are told apart by what they create: the second one finds it taken.
 */
@ApplicationScoped
public class Repeats {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Transactions transactions;
    private final AnswerStore answers;
    private final ObjectMapper json;

    Repeats(Transactions transactions, AnswerStore answers, ObjectMapper json) {
        this.transactions = transactions;
        this.answers = answers;
        this.json = json;
    }

    /**
     * The answer of the work, or the one it gave before, with {@code Idempotency-Replayed: true}. Fails with 422 when the
     * key was used for another request, with 400 when it is malformed.
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
            throw GeneralError.BAD_REQUEST.at(HEADER, "expected 1 to 200 printable characters");
        }
        String hash = ContentHash.of(text(request));
        return transactions.in(tenant, session -> answers.find(session, new Key(tenant, key)))
                .chain(before -> before.isPresent()
                        ? Uni.createFrom().item(() -> replayed(before.get(), hash, type))
                        : work.get().call(answer -> keep(new Key(tenant, key), hash, answer)));
    }

    private <T> Uni<Void> keep(Key key, String hash, RestResponse<T> answer) {
        URI location = answer.getLocation();
        AnswerRow row = new AnswerRow(key, hash, answer.getStatus(), location == null ? null : location.toString(),
                text(answer.getEntity()));
        return transactions.in(key.tenant(), session -> answers.keep(session, row));
    }

    private <T> RestResponse<T> replayed(AnswerRow before, String hash, Class<T> type) {
        if (!before.request.equals(hash)) {
            throw CatalogError.KEY_REUSED.at(HEADER, "expected another key for another request");
        }
        try {
            return RestResponse.ResponseBuilder
                    .<T>create(RestResponse.Status.fromStatusCode(before.status), json.readValue(before.body, type))
                    .header("Idempotency-Replayed", "true").header("Location", before.location).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is damaged", e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read or made here can be written", e);
        }
    }
}
