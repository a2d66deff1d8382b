package io.mooring.webhook.replay;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.Fields;
import io.mooring.webhook.event.EventFilter;

/**
 * What to send once more: the body of a request, and what is kept of it.
 *
 * @param event id of the only event
 * @param since RFC 3339; needed when many are meant
 * @param until RFC 3339, not in it; when absent, the moment the replay was asked for
 * @param subscription the only one that gets it
 * @param redeliver whether subscribers get once more what they have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayWish(@Nullable String event, @Nullable String provider, @Nullable String type, @Nullable String endpoint,
        @Nullable String connection, @Nullable String subject, @Nullable String since, @Nullable String until,
        @Nullable String subscription, @Nullable Boolean redeliver) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 400;
    private static final String TIME = "expected a time such as 2026-01-31T12:00:00Z";

    /** Reads what {@link #text} wrote. */
    static ReplayWish parse(String text) {
        try {
            return JSON.readValue(text, ReplayWish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a replay's filter is not what was stored", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always JSON", e);
        }
    }

    /** The same for one event, which was received then. */
    ReplayWish at(Instant received) {
        return new ReplayWish(event, provider, type, endpoint, connection, subject, received.toString(),
                received.plusMillis(1).toString(), subscription, redeliver);
    }

    /** Fails with 400 that names the field. */
    ReplayWish requireFit() {
        fit("/event", event);
        fit("/provider", provider);
        fit("/endpoint", endpoint);
        fit("/connection", connection);
        fit("/subject", subject);
        fit("/subscription", subscription);
        if (event == null && since == null) {
            throw GeneralError.BAD_REQUEST.at("/since", TIME);
        }
        filter().requireFit("/");
        return this;
    }

    private static void fit(String pointer, @Nullable String text) {
        if (text != null) {
            Fields.requireText(pointer, text, LONGEST);
        }
    }

    Instant requireSince() {
        Instant from = Fields.findInstant("/since", since);
        if (from == null) {
            throw GeneralError.BAD_REQUEST.at("/since", TIME);
        }
        return from;
    }

    /** What comes later is delivered anyway. */
    Instant until(Instant now) {
        Instant end = Fields.findInstant("/until", until);
        return end == null || end.isAfter(now) ? now : end;
    }

    boolean isRedeliver() {
        return Boolean.TRUE.equals(redeliver);
    }

    private EventFilter filter() {
        return filter(Fields.findInstant("/since", since), Fields.findInstant("/until", until));
    }

    EventFilter filter(@Nullable Instant from, @Nullable Instant end) {
        return new EventFilter(event, provider, type, endpoint, connection, subject, from, end);
    }
}
