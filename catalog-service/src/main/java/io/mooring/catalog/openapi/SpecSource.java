package io.mooring.catalog.openapi;

import java.net.URI;

/** Where a document comes from. */
public sealed interface SpecSource {

    /** Fetched through the egress guard, and again when it is refreshed. */
    record Fetched(URI url) implements SpecSource {}

    /** Given as text, in UTF-8. */
    record Given(byte[] text) implements SpecSource {}

    /** Given as text before, and kept. */
    record Kept(byte[] packed) implements SpecSource {}
}
