package io.mooring.contracts.provider.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a signature stands, and what stands around it.
 *
 * @param from the places, each of which may hold it
 * @param prefix stands in front of it; a text without it proves nothing
 * @param items separates the elements of a list; absent: there is one element, the whole
 * @param pair separates the name of an element from its value
 * @param field name of the elements that are signatures; others are ignored
 */
public record SignaturePlace(List<Locator> from, @Nullable String prefix, @Nullable String items,
        @Nullable String pair, @Nullable String field) {

    /** One text, the whole of which is the signature. */
    public static SignaturePlace at(String place) {
        return new SignaturePlace(List.of(Locator.of(place)), null, null, null, null);
    }

    public SignaturePlace {
        if (from == null || from.isEmpty()) {
            throw new IllegalArgumentException("a signature must stand somewhere");
        }
        if ((items == null) != (pair == null) || (pair == null) != (field == null)) {
            throw new IllegalArgumentException("a list needs items, pair and field");
        }
        from = List.copyOf(from);
        prefix = prefix == null ? "" : prefix;
    }
}
