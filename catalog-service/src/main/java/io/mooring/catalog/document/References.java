package io.mooring.catalog.document;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code $ref}: by JSON pointer or anchor in the fragment, percent-encoded or not, in the same document, in one of the
 * library, or in a schema that has the {@code $id}. A {@code $dynamicRef} is taken for what it says without a dynamic
 * scope: the place of that anchor.
 */
public final class References {

    public static final String REF = "$ref";

    private static final String DYNAMIC = "$dynamicRef";

    private final Place root;
    private final Library library;
    private final Map<URI, String> embedded;

    /** References inside one document. */
    public References(JsonNode document) {
        this(document, Library.NONE);
    }

    /**
     * References inside a document and into others.
     *
     * @param document what the library's main document became
     */
    public References(JsonNode document, Library library) {
        this.root = Place.root(document);
        this.library = library;
        this.embedded = library.embedded();
    }

    /** The place itself, or what its chain of references ends at. Fails when the chain dangles or loops. */
    public Place follow(Place start) {
        Place place = start;
        Set<String> seen = new HashSet<>();
        while (isReference(place)) {
            if (!seen.add(place.pointer())) {
                throw new DocumentFault(start.pointer() + "/" + REF,
                        "expected a reference that does not lead to itself");
            }
            place = target(place);
        }
        return place;
    }

    /** What a place that is a reference points at, one step. */
    public Place target(Place reference) {
        String keyword = reference.node().path(REF).isTextual() ? REF : DYNAMIC;
        String at = reference.pointer() + "/" + keyword;
        String text = reference.node().path(keyword).textValue();
        Place target = find(reference, text, at);
        if (!target.exists()) {
            throw new DocumentFault(at, "expected something at " + text);
        }
        return target;
    }

    /** What a reference at a place must be when it is moved into the main document. */
    public String moved(Place from, String reference) {
        String prefix = Library.prefix(from.pointer());
        if (prefix.isEmpty()) {
            return reference;
        }
        String address = Library.withoutFragment(reference);
        String fragment = reference.substring(address.length());
        return address.isEmpty()
                ? prefix + fragment.replaceFirst("^#", "")
                : library.absolute(from.pointer(), address).map(uri -> uri + fragment).orElse(reference);
    }

    public static boolean isReference(Place place) {
        JsonNode node = place.node();
        return node.path(REF).isTextual() || node.path(DYNAMIC).isTextual();
    }

    private Place find(Place reference, String text, String at) {
        int hash = text.indexOf('#');
        String address = Library.withoutFragment(text);
        String fragment = hash < 0 ? "" : decode(text.substring(hash + 1), at);
        Place home = address.isEmpty()
                ? document(Library.prefix(reference.pointer()))
                : other(reference, address, at);
        if (fragment.isEmpty() || fragment.startsWith("/")) {
            return walk(home, fragment);
        }
        return anchor(home, fragment, at);
    }

    private Place document(String prefix) {
        return prefix.isEmpty() ? root : new Place(prefix, library.document(prefix).root());
    }

    private Place other(Place reference, String address, String at) {
        URI absolute = library.absolute(reference.pointer(), address)
                .orElseThrow(() -> new DocumentFault(at, "expected an absolute URL instead of " + address
                        + ": the document was given as text, so there is no address to start from"));
        if (absolute.equals(library.address())) {
            return root;
        }
        String within = embedded.get(absolute);
        if (within != null) {
            String prefix = Library.prefix(within);
            return walk(document(prefix), within.substring(prefix.length()));
        }
        if (!library.others().containsKey(absolute)) {
            throw new DocumentFault(at, "expected a document at " + absolute + "; "
                    + library.missing().getOrDefault(absolute, "only http and https URLs are fetched"));
        }
        return document(absolute + "#");
    }

    private Place anchor(Place home, String name, String at) {
        String pointer = library.document(home.pointer()).anchors().get(name);
        if (pointer == null) {
            throw new DocumentFault(at, "expected a JSON pointer or an anchor of the document after #");
        }
        return walk(document(Library.prefix(home.pointer())), pointer);
    }

    private static Place walk(Place home, String pointer) {
        Place place = home;
        for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            place = place.node().isArray() && key.matches("\\d{1,9}") ? place.at(Integer.parseInt(key)) : place.at(key);
        }
        return place;
    }

    private static String decode(String fragment, String at) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DocumentFault(at, "expected valid percent-encoding");
        }
    }
}
