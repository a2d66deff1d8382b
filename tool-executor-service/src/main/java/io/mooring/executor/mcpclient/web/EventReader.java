package io.mooring.executor.mcpclient.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.buffer.Buffer;

/** Server-sent events out of bytes that come in parts (WHATWG HTML §9.2.6). Used by one thread. */
final class EventReader {

    /**
     * An event.
     *
     * @param data its lines; empty for one that only says an id
     * @param id of the stream at this event; null before the first
     */
    record Event(String type, String data, @Nullable String id) {}

    private final Consumer<Event> events;
    private final long maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private String type = "";
    private @Nullable String id;
    private @Nullable Long retry;
    private boolean afterReturn;
    private boolean first = true;

    /** @param maxBytes of one event */
    EventReader(long maxBytes, Consumer<Event> events) {
        this.maxBytes = maxBytes;
        this.events = events;
    }

    /** @throws EgressFailure when an event is larger than allowed */
    void take(Buffer part) {
        for (byte octet : part.getBytes()) {
            if (octet == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = octet == '\r';
            if (octet == '\n' || octet == '\r') {
                end();
            } else {
                line.write(octet);
                requireRoom();
            }
        }
    }

    /** Milliseconds the server wants to be left alone before the stream is opened again; null when it does not say. */
    @Nullable
    Long retry() {
        return retry;
    }

    /** Bytes, or characters, of an event that is not complete. */
    long held() {
        return line.size() + (long) data.length();
    }

    private void requireRoom() {
        if (held() > maxBytes) {
            throw new EgressFailure(Kind.TOO_LARGE, "an event is larger than " + maxBytes + " bytes", true, null);
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        take(field, colon < 0 ? "" : text.substring(text.startsWith(": ", colon) ? colon + 2 : colon + 1));
    }

    private void take(String field, String value) {
        switch (field) {
            case "event" -> type = value;
            case "data" -> {
                data.append(hasData ? "\n" : "").append(value);
                hasData = true;
            }
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> retry = value.matches("\\d{1,9}") ? Long.valueOf(value) : retry;
            default -> {
                // a comment, or nothing we know
            }
        }
    }

    private void dispatch() {
        if (hasData) {
            events.accept(new Event(type.isEmpty() ? "message" : type, data.toString(), id));
        }
        data.setLength(0);
        hasData = false;
        type = "";
    }
}
