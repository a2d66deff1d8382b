package io.mooring.connection.link;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Standing.Health;
import io.mooring.contracts.problem.GeneralError;

/**
 * Which connections a list shows; null: whatever it is.
 *
 * @param text part of its name, of its account's label, or of its user's id, in any case
 */
public record ConnectionFilter(@Nullable String owner, @Nullable String userId, @Nullable String integration,
        @Nullable ConnectionStatus status, @Nullable Health health, @Nullable String authConfig,
        @Nullable String text) {

    private static final int MAX_TEXT = 200;

    public ConnectionFilter {
        if (owner != null && !owner.equals(Owner.ORG) && !owner.equals(Owner.USER)) {
            throw GeneralError.BAD_REQUEST.at("owner", "expected org or user");
        }
        if (text != null && text.length() > MAX_TEXT) {
            throw GeneralError.BAD_REQUEST.at("text", "expected at most " + MAX_TEXT + " characters");
        }
    }

    /** A status by name, in any case. Fails with 400. */
    public static @Nullable ConnectionStatus status(@Nullable String name) {
        return of(ConnectionStatus.class, "status", name);
    }

    /** As {@link #status(String)}. */
    public static @Nullable Health health(@Nullable String name) {
        return of(Health.class, "health", name);
    }

    private static <E extends Enum<E>> @Nullable E of(Class<E> type, String parameter, @Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants()).filter(it -> it.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at(parameter,
                        "expected one of " + String.join(", ",
                                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
    }

    /** Attribute of the row to the value it must have. The names are ours, never the caller's. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "owner", owner);
        put(conditions, "userId", userId);
        put(conditions, "integration", integration);
        put(conditions, "status", status);
        put(conditions, "health", health);
        put(conditions, "authConfig", authConfig);
        return conditions;
    }

    private static void put(Map<String, Object> conditions, String name, @Nullable Object value) {
        if (value != null) {
            conditions.put(name, value);
        }
    }

    /** For LIKE, with {@code !} as the escape. */
    @Nullable
    String pattern() {
        return text == null ? null : "%" + text.toLowerCase(Locale.ROOT).replaceAll("([%_!])", "!$1") + "%";
    }
}
