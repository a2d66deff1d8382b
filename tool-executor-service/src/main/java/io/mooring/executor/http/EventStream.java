package io.mooring.executor.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Server-sent events as values (WHATWG HTML §9.2.6); an event without its blank line is none. */
final class EventStream {

    /** More of them are no answer any more. */
    static final int MOST = 20_000;

    /** Characters of JSON read as such, of all events together: each has a reader of its own, which counts only its own. */
    private static final int MOST_PARSED = 2_000_000;

    private final ObjectReader json;
    private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private @Nullable String id;
    private int parsed;

    private EventStream(ObjectReader json) {
        this.json = json;
    }

    /** The events of a text, in order; {@link #MOST} at most. */
    static ArrayNode read(String text, ObjectReader json) {
        EventStream stream = new EventStream(json);
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length() && stream.events.size() < MOST) {
            int end = endOfLine(text, from);
            if (end == text.length()) {
                break;
            }
            stream.take(text.substring(from, end));
            from = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return stream.events;
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void take(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(": ", colon) ? colon + 2 : colon + 1);
        switch (field) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {
            } // a comment, or of no use once the stream is over
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            ObjectNode event = events.addObject().put("event", type.isEmpty() ? "message" : type);
            addData(event, data.substring(0, data.length() - 1));
            if (id != null) {
                event.put("id", id);
            }
        }
        data.setLength(0);
        type = "";
        id = null;
    }

    /** Objects and arrays as they are, so that nobody has to read JSON out of JSON; all else is text. */
    private void addData(ObjectNode event, String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            parsed += text.length();
            if (parsed > MOST_PARSED) {
                event.put("data", text);
                return;
            }
            try {
                event.set("data", json.readTree(text));
                return;
            } catch (IOException notJson) {
                event.put("data", text);
                return;
            }
        }
        event.put("data", text);
    }
}
