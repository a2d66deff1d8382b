package io.mooring.catalog.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.event.executor.ToolsDiscovered;

/** The text of an answer from its parts. Whatever is not as agreed is an error of the event, not of its receiver. */
final class Answers {

    static final int MOST_PARTS = 200;
    static final int LARGEST_PART = 1 << 20;
    static final int LONGEST = 64 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    /** Throws {@link IllegalArgumentException} when a part can't be one of a bounded answer. */
    static void requireBounds(ToolsDiscovered event) {
        if (event.getParts() < 1 || event.getParts() > MOST_PARTS || event.getPart() < 0
                || event.getPart() >= event.getParts()) {
            throw new IllegalArgumentException(
                    "part " + event.getPart() + " of " + event.getParts() + ": expected at most " + MOST_PARTS);
        }
        if (event.getContent().remaining() > LARGEST_PART) {
            throw new IllegalArgumentException("a part has more than " + LARGEST_PART + " bytes");
        }
    }

    /** The decompressed text. Throws {@link IllegalArgumentException} when it is no gzip or too long. */
    static byte[] unpack(List<byte[]> parts) {
        List<InputStream> streams = parts.stream().map(part -> (InputStream) new ByteArrayInputStream(part)).toList();
        try (InputStream packed = new SequenceInputStream(Collections.enumeration(streams));
                InputStream text = new GZIPInputStream(packed)) {
            byte[] bytes = text.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IllegalArgumentException("the answer has more than " + LONGEST + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            // without its cause: an IOException would pass for a store that is away, and be waited for
            throw new IllegalArgumentException("the parts are no gzip: " + e.getMessage());
        }
    }

    /** Throws {@link IllegalArgumentException} when it is no JSON object. */
    static JsonNode read(byte[] text) {
        try {
            JsonNode answer = JSON.readTree(text);
            if (!answer.isObject()) {
                throw new IllegalArgumentException("the answer is no JSON object");
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalArgumentException("the answer is no JSON: " + e.getMessage()); // see above
        }
    }
}
