package io.mooring.catalog.openapi;

import java.net.URI;

/** Where a document comes from. */
public sealed interface SpecSource {

    /** Fetched through the egress guard, and again when it is refreshed. */
    record Fetched(URI url) implements SpecSource {}

    /** Given as text. */
    record Given(String text) implements SpecSource {}
}
