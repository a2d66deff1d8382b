package io.mooring.catalog.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Where a document comes from. */
public sealed interface SpecSource {

    /** Fetched through the egress guard, and again when it is refreshed. */
    record Fetched(URI url) implements SpecSource {}

    /** Given as text, in UTF-8. */
    record Given(byte[] text) implements SpecSource {

        public Given(String text) {
            this(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Given as text; may be long, so that it is encoded where that hinders nobody. */
    record Written(String text) implements SpecSource {}

    /** Given as text before, and kept. */
    record Kept(byte[] packed) implements SpecSource {}
}
