package io.mooring.catalog.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code $ref} inside one document: by JSON pointer in the fragment, percent-encoded or not. */
public final class References {

    public static final String REF = "$ref";

    private final Place root;
    private final Map<String, Place> resolved = new HashMap<>();

    public References(JsonNode document) {
        this.root = Place.root(document);
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
        String at = reference.pointer() + "/" + REF;
        String text = reference.node().path(REF).textValue();
        if (!text.startsWith("#")) {
            throw new DocumentFault(at, "expected a reference inside the document; " + text + " is not supported yet");
        }
        Place target = resolved.computeIfAbsent(text, ref -> walk(ref, at));
        if (target.node().isMissingNode()) {
            throw new DocumentFault(at, "expected something at " + text);
        }
        return target;
    }

    public static boolean isReference(Place place) {
        return place.node().path(REF).isTextual();
    }

    private Place walk(String reference, String at) {
        String pointer = decode(reference.substring(1), at);
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new DocumentFault(at, "expected a JSON pointer after #");
        }
        Place place = root;
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
