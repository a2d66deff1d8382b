package io.mooring.catalog.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.text.JsonText;

/**
 * Nodes read from a JSON text on demand; the last ones are kept. Not for two threads at once. All reading together is
 * bounded, so that no document takes much more work than its length.
 */
final class Excerpts {

    /** Bytes of text whose nodes are kept; as nodes they take about ten times that. */
    private static final int KEPT = 2 << 20;
    private static final long WORK_PER_BYTE = 60;
    private static final long LEAST_WORK = 256L << 20;

    private record Kept(JsonNode node, int length) {}

    private final byte[] text;
    private final int end;
    private final Map<Integer, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private int keptBytes;
    private long work;

    /** @param text JSON known to be well-formed, in UTF-8 */
    Excerpts(ByteBuffer text) {
        this.text = text.array();
        this.end = text.limit();
        this.work = LEAST_WORK + WORK_PER_BYTE * end;
    }

    /** @param part a node, or the offset of one */
    JsonNode node(Object part) {
        return part instanceof JsonNode node ? node : at((Integer) part);
    }

    private JsonNode at(Integer start) {
        Kept known = kept.get(start);
        if (known != null) {
            return known.node();
        }
        Kept read = read(start);
        work -= read.length();
        if (work < 0) {
            throw CatalogError.SPEC_INVALID.at("", "expected references that need not be followed so often");
        }
        kept.put(start, read);
        keptBytes += read.length();
        forget();
        return read.node();
    }

    private void forget() {
        Iterator<Kept> eldest = kept.values().iterator();
        while (keptBytes > KEPT && kept.size() > 1) {
            keptBytes -= eldest.next().length();
            eldest.remove();
        }
    }

    /** A number is cut out: at the root of a text the parser wants a blank after it. */
    private Kept read(int start) {
        int length = isDelimited(text[start]) ? end - start : scalar(start);
        try (JsonParser parser = JsonText.MAPPER.createParser(text, start, length)) {
            JsonNode node = JsonText.MAPPER.readTree(parser);
            return new Kept(node, (int) parser.currentLocation().getByteOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("the text was well-formed when it was first read", e);
        }
    }

    private static boolean isDelimited(byte first) {
        return first == '{' || first == '[' || first == '"';
    }

    private int scalar(int start) {
        int after = start;
        while (after < end && ",]} \t\r\n".indexOf(text[after]) < 0) {
            after++;
        }
        return after - start;
    }
}
