package io.mooring.contracts.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * Where a page of a list begins and how long it is. Query parameters {@code limit} (1 to 200, 50 when absent) and
 * {@code cursor} (opaque: the {@code nextCursor} of the page before).
 *
 * @param limit most items of a page
 * @param after sort key of the last item of the page before; none on the first page
 */
public record Cursor(int limit, @Nullable String after) {

    public static final int LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /**
     * Reads the query parameters, as text because JAX-RS itself would answer 404 to a {@code limit} that is no number.
     * Fails with 400 that names the parameter.
     */
    public static Cursor of(@Nullable String limit, @Nullable String cursor) {
        int size = limit == null ? LIMIT : limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MAX_LIMIT) {
            throw GeneralError.BAD_REQUEST.at("limit", "expected a number from 1 to " + MAX_LIMIT);
        }
        return new Cursor(size, cursor == null ? null : decode(cursor));
    }

    /** Rows to fetch: one more than the page, to see whether another one follows. */
    public int fetch() {
        return limit + 1;
    }

    /** Cuts fetched rows to the page. */
    public <T> List<T> page(List<T> fetched) {
        return fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    }

    /** The cursor of the next page; none when this was the last one. */
    public <T> @Nullable String next(List<T> fetched, Function<T, String> key) {
        return fetched.size() > limit ? encode(key.apply(fetched.get(limit - 1))) : null;
    }

    /** The {@code nextCursor} for a sort key, of a list that may end a page anywhere. */
    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
    }
}
