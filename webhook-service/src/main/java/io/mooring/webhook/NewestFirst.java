package io.mooring.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.page.Times;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/**
 * A list of a tenant's rows, the newest first, page by page. Only names of properties become part of the query's text,
 * values are always parameters.
 */
public final class NewestFirst<R> {

    private final Class<R> row;
    private final String time;
    private final StringBuilder where = new StringBuilder(" where r.tenant = ?1");
    private final List<Object> values = new ArrayList<>();

    private NewestFirst(Class<R> row, String time, String tenant) {
        this.row = row;
        this.time = time;
        values.add(tenant);
    }

    /** Rows of a tenant in the order of a property of type {@link Instant}. */
    public static <R> NewestFirst<R> of(Class<R> row, String time, String tenant) {
        return new NewestFirst<>(row, time, tenant);
    }

    /** Only those with this value; null asks for all. */
    public NewestFirst<R> with(String property, @Nullable String value) {
        return value == null ? this : and("r." + property + " = ?", value);
    }

    /** Only those at or after; null asks for all. */
    public NewestFirst<R> since(@Nullable Instant from) {
        return from == null ? this : and("r." + time + " >= ?", from);
    }

    /** One page. */
    public <V> Uni<Page<V>> page(Mutiny.Session session, Cursor cursor, Function<R, V> view,
            Function<R, Position> position) {
        if (cursor.after() != null) {
            Position after = Position.parse(cursor.after());
            // Says the same once more, in a form that an index can begin with.
            and("r." + time + " <= ?", after.time());
            and("(r." + time + " < ?", after.time());
            or("r." + time + " = ?", after.time());
            and("r.id < ?", after.id()).where.append(')');
        }
        Mutiny.SelectionQuery<R> query = session.createSelectionQuery(text(), row);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.setMaxResults(cursor.fetch()).getResultList()
                .map(rows -> new Page<>(cursor.page(rows).stream().map(view).toList(),
                        cursor.next(rows, last -> position.apply(last).text())));
    }

    private String text() {
        return "from " + row.getName() + " r" + where + " order by r." + time + " desc, r.id desc";
    }

    private NewestFirst<R> and(String condition, Object value) {
        return add(" and ", condition, value);
    }

    private NewestFirst<R> or(String condition, Object value) {
        return add(" or ", condition, value);
    }

    private NewestFirst<R> add(String word, String condition, Object value) {
        values.add(value);
        where.append(word).append(condition).append(values.size());
        return this;
    }

    /** Where a row stands in the list. */
    public record Position(Instant time, String id) {

        /** As the sort key of a {@link Cursor}. */
        public String text() {
            return time + " " + id;
        }

        /** Reads {@link #text}. Fails with 400. */
        public static Position parse(String text) {
            int space = text.indexOf(' ');
            try {
                return new Position(Times.parse(text.substring(0, Math.max(space, 0))), text.substring(space + 1));
            } catch (DateTimeException e) {
                throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
            }
        }
    }
}
