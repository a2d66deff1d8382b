package io.mooring.executor.inquiry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** An answer as records can carry it: gzip, in parts of at most {@value #LARGEST} bytes. Pure. */
final class Parts {

    /** A record has at most a megabyte, its key and headers included. */
    static final int LARGEST = 900_000;

    private Parts() {}

    static List<byte[]> of(byte[] answer) {
        byte[] packed = pack(answer);
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < packed.length; from += LARGEST) {
            parts.add(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + LARGEST)));
        }
        return parts;
    }

    private static byte[] pack(byte[] answer) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be written", e);
        }
        return packed.toByteArray();
    }
}
