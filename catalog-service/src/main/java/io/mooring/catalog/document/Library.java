package io.mooring.catalog.document;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The documents a compilation may look into. A place in one of {@code others} has its address and {@code #} before the
 * JSON pointer.
 *
 * @param address where the main document came from; none when it was given as text
 * @param main the document that is compiled
 * @param others by address without fragment
 * @param missing addresses no document could be had from, with the reason
 */
public record Library(@Nullable URI address, Document main, Map<URI, Document> others, Map<URI, String> missing) {

    /** Nothing but the document itself. */
    public static final Library NONE = new Library(null, Document.EMPTY, Map.of(), Map.of());

    public Library {
        others = Map.copyOf(others);
        missing = Map.copyOf(missing);
    }

    public Library with(Map<URI, Document> found, Map<URI, String> notFound) {
        Map<URI, Document> documents = new HashMap<>(others);
        documents.putAll(found);
        Map<URI, String> reasons = new HashMap<>(missing);
        reasons.putAll(notFound);
        return new Library(address, main, documents, reasons);
    }

    /** Addresses some document refers to that nobody looked at yet; http and https only. */
    public Set<URI> wanted() {
        Set<URI> wanted = new LinkedHashSet<>();
        wanted(main, "", wanted);
        others.forEach((where, document) -> wanted(document, where + "#", wanted));
        wanted.removeAll(others.keySet());
        wanted.removeAll(missing.keySet());
        wanted.removeAll(embedded().keySet());
        return wanted;
    }

    private void wanted(Document document, String prefix, Set<URI> wanted) {
        document.foreign().forEach((reference, place) -> absolute(prefix + place, withoutFragment(reference))
                .filter(uri -> !uri.equals(address) && isWeb(uri)).ifPresent(wanted::add));
    }

    /** What a reference at a place means; empty when it is no URI, or relative to nothing. */
    Optional<URI> absolute(String pointer, String reference) {
        try {
            URI uri = URI.create(reference.replace(" ", "%20"));
            URI base = base(pointer);
            URI resolved = base == null ? uri : base.resolve(uri);
            return resolved.isAbsolute() ? Optional.of(resolved.normalize()) : Optional.empty();
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }

    /** Pointers of the schemas that have an {@code $id}, by it. */
    Map<URI, String> embedded() {
        Map<URI, String> embedded = new HashMap<>();
        embedded(main, "", embedded);
        others.forEach((where, document) -> embedded(document, where + "#", embedded));
        return embedded;
    }

    private void embedded(Document document, String prefix, Map<URI, String> into) {
        document.ids().keySet().forEach(pointer -> {
            URI id = base(prefix + pointer);
            if (id != null) {
                into.putIfAbsent(URI.create(withoutFragment(id.toString())), prefix + pointer);
            }
        });
    }

    /** What relative references at a place start from: the nearest {@code $id}, else the document's address. */
    private @Nullable URI base(String pointer) {
        int local = prefix(pointer).length();
        URI base = local == 0 ? address : URI.create(pointer.substring(0, local - 1));
        Map<String, String> ids = document(pointer).ids();
        for (int end = local; !ids.isEmpty() && end >= 0 && end <= pointer.length(); end = next(pointer, end)) {
            String id = ids.get(pointer.substring(local, end));
            base = id == null ? base : resolved(base, id);
        }
        return base;
    }

    private static int next(String pointer, int end) {
        if (end == pointer.length()) {
            return -1;
        }
        int slash = pointer.indexOf('/', end + 1);
        return slash < 0 ? pointer.length() : slash;
    }

    private static @Nullable URI resolved(@Nullable URI base, String id) {
        try {
            URI uri = URI.create(id);
            return base == null ? uri.isAbsolute() ? uri : null : base.resolve(uri);
        } catch (IllegalArgumentException notAUri) {
            return base;
        }
    }

    /** The document a place is in. */
    Document document(String pointer) {
        String prefix = prefix(pointer);
        return prefix.isEmpty()
                ? main
                : others.getOrDefault(URI.create(prefix.substring(0, prefix.length() - 1)), Document.EMPTY);
    }

    /** What stands before the JSON pointer: nothing in the main document. */
    static String prefix(String pointer) {
        return pointer.isEmpty() || pointer.startsWith("/") ? "" : pointer.substring(0, pointer.indexOf('#') + 1);
    }

    static String withoutFragment(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? reference : reference.substring(0, hash);
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null && ("https".equalsIgnoreCase(uri.getScheme())
                || "http".equalsIgnoreCase(uri.getScheme()));
    }
}
