package io.mooring.contracts.secret;

import java.util.List;
import java.util.Set;

/**
 * All columns of type {@code bytea} of a service; each service that keeps secrets produces one such bean. A rotation refuses
 * to begin while a column exists that is in neither list: it would lose what is sealed there.
 *
 * @param sealed those with sealed values
 * @param plain {@code table.column} of the others
 */
public record SealedColumns(List<SealedColumn> sealed, Set<String> plain) {

    public SealedColumns {
        sealed = List.copyOf(sealed);
        plain = Set.copyOf(plain);
    }

    boolean knows(String name) {
        return plain.contains(name) || sealed.stream().anyMatch(column -> column.name().equals(name));
    }
}
