package io.mooring.catalog.source;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.Library;

/**
 * A document that was read, and those it refers to.
 *
 * @param text as it came
 * @param field where in the caller's request it came from
 * @param library the document and the others
 */
public record Spec(byte[] text, String field, Library library) {

    /** Where it came from, after redirects; none when it was given as text. */
    public @Nullable URI url() {
        return library.address();
    }

    /** What it says. Not for two threads at once. */
    public JsonNode document() {
        return library.main().root();
    }

    /** Its text as it is kept. */
    public byte[] packed() {
        return Packed.of(text);
    }
}
