package io.mooring.webhook;

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
        return new SealedColumns(List.of(SealedColumn.of("endpoint", "id", "secret"),
                SealedColumn.of("subscription", "id", "secret"),
                SealedColumn.of("subscription", "id", "former_secret"),
                SealedColumn.of("publication", "id", "origin_secret")), Set.of("event.body"));
    }
}
