package io.mooring.catalog.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A document's text as it is kept: gzip. */
final class Packed {

    private Packed() {}

    static byte[] of(byte[] text) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 8 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(text);
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
    }

    static byte[] text(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("a stored document is damaged", e);
        }
    }
}
