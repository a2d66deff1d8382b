package io.mooring.webhook.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.EventType;

/**
 * Which events; what is null does not matter.
 *
 * @param id {@code ce_id} of the only one
 * @param type a whole type, or one that ends with {@code .*}
 * @param since received at this moment or later
 * @param until received before
 */
public record EventFilter(@Nullable String id, @Nullable String provider, @Nullable String type,
        @Nullable String endpoint, @Nullable String connection, @Nullable String subject, @Nullable Instant since,
        @Nullable Instant until) {

    private static final String REST = ".*";

    /** Fails with 400 that names the field, which is its name behind this prefix. */
    public EventFilter requireFit(String prefix) {
        if (type != null && !EventType.isPattern(type)) {
            throw GeneralError.BAD_REQUEST.at(prefix + "type", "expected a type such as github.push or github.*");
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw GeneralError.BAD_REQUEST.at(prefix + "until", "expected a time after since");
        }
        return this;
    }

    /** Conditions over {@code app.event e}, each with a leading {@code and}; values are {@link #values}. */
    String conditions() {
        StringBuilder text = new StringBuilder();
        values().keySet().forEach(name -> text.append(switch (name) {
            case "since" -> " and e.received_at >= :since";
            case "until" -> " and e.received_at < :until";
            case "types" -> " and e.type like :types";
            default -> " and e." + name + " = :" + name;
        }));
        return text.toString();
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "id", id);
        put(values, "provider", provider);
        put(values, "type", isPattern() ? null : type);
        put(values, "types", isPattern() ? like() : null);
        put(values, "endpoint", endpoint);
        put(values, "connection", connection);
        put(values, "subject", subject);
        put(values, "since", since);
        put(values, "until", until);
        return values;
    }

    private boolean isPattern() {
        return type != null && (type.endsWith(REST) || type.equals("*"));
    }

    /** All of a type's characters but the underscore mean themselves. */
    private String like() {
        return String.valueOf(type).replace("_", "\\_").replace('*', '%');
    }

    /** Whether it wants events of such a type. */
    public boolean wantsType(String candidate) {
        return type == null || type.equals("*")
                || (type.endsWith(REST)
                        ? candidate.startsWith(type.substring(0, type.length() - 1))
                        : candidate.equals(type));
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
