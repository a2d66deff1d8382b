package io.mooring.connection.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Requests for connections as tests need them. */
final class Requests {

    private Requests() {}

    static CreateConnection orgBearer() {
        return new CreateConnection("org", null, "github", "main", "bearer", "s3cret", null);
    }

    static CreateConnection ownedBy(@Nullable String owner, @Nullable String userId) {
        return new CreateConnection(owner, userId, "github", "main", "bearer", "s3cret", null);
    }

    static CreateConnection granting(String template, @Nullable String value, @Nullable String grant) {
        return new CreateConnection("org", null, "github", "main", template, value, null, grant, null, null, null);
    }

    static CreateConnection named(@Nullable String name) {
        return new CreateConnection("org", null, "github", name, "bearer", "s3cret", null);
    }

    static CreateConnection to(@Nullable String integration) {
        return new CreateConnection("org", null, integration, "main", "bearer", "s3cret", null);
    }

    static CreateConnection by(@Nullable String template) {
        return new CreateConnection("org", null, "github", "main", template, null, Map.of());
    }
}
