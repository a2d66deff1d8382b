package io.mooring.connection.preference;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;

/** What a list of default connections is narrowed to. */
public record PreferenceFilter(@Nullable String userId, @Nullable String integration, @Nullable String connection) {

    /** By the names of the row's fields. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "userId", userId);
        put(conditions, "integration", integration);
        put(conditions, "connection", connection);
        return conditions;
    }

    private static void put(Map<String, Object> conditions, String name, @Nullable String value) {
        if (value != null) {
            conditions.put(name, value);
        }
    }

    /** The last one of the page before; fails with 400 when the cursor is not from a list of these. */
    static Preference after(Cursor cursor) {
        String after = cursor.after();
        if (after == null) {
            return new Preference("", "", "");
        }
        int slash = after.indexOf('/');
        if (slash < 0) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
        return new Preference(after.substring(slash + 1), after.substring(0, slash), "");
    }
}
