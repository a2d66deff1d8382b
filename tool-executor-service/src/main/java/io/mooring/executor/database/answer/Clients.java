package io.mooring.executor.database.answer;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.executor.ToolError;

/**
 * Clients of databases, one for each spot, kept while they are used and a little longer. Of a changed login there is another
 * client; the former one is not asked for any more and goes as an idle one does.
 *
 * @param <C> pool or client of a driver
 */
public final class Clients<C> {

    /**
     * How clients are kept.
     *
     * @param most spots with a client at the same time, about
     * @param idle how long one is kept that nobody uses
     * @param nanos a clock that never goes back
     */
    public record Keeping(int most, Duration idle, LongSupplier nanos) {}

    private final Map<Spot, Kept<C>> kept = new ConcurrentHashMap<>();
    private final Keeping keeping;
    private final Function<DatabaseLogin, C> open;
    private final Consumer<C> close;

    public Clients(Keeping keeping, Function<DatabaseLogin, C> open, Consumer<C> close) {
        this.keeping = keeping;
        this.open = open;
        this.close = close;
    }

    /** A client in use. Fails with {@link QueryFailure} when there is no room for another. */
    public C use(Spot spot) {
        if (!kept.containsKey(spot) && kept.size() >= keeping.most() && !closedOldest()) {
            throw new QueryFailure(ToolError.DATABASE_BUSY, "as many databases as are allowed are in use; try again");
        }
        return kept.compute(spot, (same, known) -> known == null
                ? new Kept<>(open.apply(spot.login()), 1, keeping.nanos().getAsLong())
                : known.with(1, keeping.nanos().getAsLong())).client();
    }

    /** Ends a use; each once. */
    public void release(Spot spot, C client) {
        kept.computeIfPresent(spot, (same, known) -> known.client() == client
                ? known.with(-1, keeping.nanos().getAsLong())
                : known);
    }

    /** Closes one that may be broken, unless somebody uses it. */
    public void drop(Spot spot, C client) {
        closeIf(spot, known -> known.client() == client && known.users() == 0);
    }

    /** Closes what nobody has used for long enough. */
    public void sweep() {
        long now = keeping.nanos().getAsLong();
        kept.keySet().forEach(
                spot -> closeIf(spot, known -> known.users() == 0 && now - known.usedAt() >= keeping.idle().toNanos()));
    }

    /** Closes all. */
    public void close() {
        kept.keySet().forEach(spot -> closeIf(spot, known -> true));
    }

    /** How many are open. */
    public int size() {
        return kept.size();
    }

    private boolean closedOldest() {
        return kept.entrySet().stream().filter(entry -> entry.getValue().users() == 0)
                .min(Comparator.comparingLong(entry -> entry.getValue().usedAt()))
                .filter(entry -> closeIf(entry.getKey(), known -> known.users() == 0)).isPresent();
    }

    private boolean closeIf(Spot spot, Function<Kept<C>, Boolean> condition) {
        AtomicReference<@Nullable C> gone = new AtomicReference<>();
        kept.computeIfPresent(spot, (same, known) -> {
            if (condition.apply(known)) {
                gone.set(known.client());
                return null;
            }
            return known;
        });
        C client = gone.get();
        if (client != null) {
            close.accept(client);
        }
        return client != null;
    }

    private record Kept<C>(C client, int users, long usedAt) {

        Kept<C> with(int more, long now) {
            return new Kept<>(client, users + more, now);
        }
    }
}
