package io.mooring.contracts.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** A table in memory, with transactions: a failed one leaves nothing. The text {@code poison} can't be stored. */
final class Things extends Transactions {

    Map<String, String> committed = new TreeMap<>();
    final List<Integer> sizes = new ArrayList<>();
    int outages;
    private Map<String, String> pending = new TreeMap<>();

    @SuppressWarnings("NullAway")
    Things() {
        super(null);
    }

    static long version(String value) {
        return Long.parseLong(value.substring(value.indexOf('@') + 1));
    }

    @Override
    @SuppressWarnings("NullAway")
    public <T> Uni<T> in(String tenant, Function<Mutiny.Session, Uni<T>> work) {
        if (outages-- > 0) {
            return Uni.createFrom().failure(GeneralError.STORE_UNAVAILABLE.because("away"));
        }
        pending = new TreeMap<>(committed);
        return work.apply(null).invoke(() -> committed = pending);
    }

    Uni<Void> write(Mutiny.Session session, String tenant, StateChanges<String> changes) {
        sizes.add(changes.removed().size() + changes.saved().size());
        changes.removed().forEach(pending::remove);
        for (String value : changes.saved()) {
            if (value.contains("poison")) {
                return Uni.createFrom().failure(new IllegalStateException("not storable"));
            }
            pending.merge(tenant + "/" + value.charAt(0), value,
                    (known, later) -> version(later) >= version(known) ? later : known);
        }
        return Uni.createFrom().voidItem();
    }
}
