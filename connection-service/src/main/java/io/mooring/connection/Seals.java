package io.mooring.connection;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.mooring.contracts.secret.SealedColumn;
import io.mooring.contracts.secret.SealedColumns;

/** The columns of this service that hold sealed values. A new one belongs here, or no key can be rotated any more. */
final class Seals {

    @Produces
    @Singleton
    SealedColumns columns() {
        return new SealedColumns(List.of(SealedColumn.of("credential", "connection", "sealed"),
                new SealedColumn("credential", "connection", "grant_sealed", connection -> connection + "/grant"),
                new SealedColumn("credential", "connection", "previous_sealed", connection -> connection + "/previous"),
                new SealedColumn("device_consent", "connection", "code_sealed", connection -> connection + "/device"),
                SealedColumn.of("auth_config", "id", "secret_sealed"),
                SealedColumn.of("consent", "id", "verifier_sealed")),
                Set.of("agent.token_hash", "api_key.hash"));
    }
}
