package io.mooring.connection.link;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** Which connections a list shows. */
public record ConnectionFilter(@Nullable String owner, @Nullable String userId, @Nullable String integration) {

    /** Fails with 400 naming the query parameter. */
    public static ConnectionFilter of(@Nullable String owner, @Nullable String userId, @Nullable String integration) {
        if (owner != null && !owner.equals(Owner.ORG) && !owner.equals(Owner.USER)) {
            throw GeneralError.BAD_REQUEST.at("owner", "expected org or user");
        }
        return new ConnectionFilter(owner, userId, integration);
    }

    /** Attribute of the row to the value it must have. The names are ours, never the caller's. */
    Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        if (owner != null) {
            conditions.put("owner", owner);
        }
        if (userId != null) {
            conditions.put("userId", userId);
        }
        if (integration != null) {
            conditions.put("integration", integration);
        }
        return conditions;
    }
}
