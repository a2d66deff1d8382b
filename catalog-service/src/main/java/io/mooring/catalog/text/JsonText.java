package io.mooring.catalog.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON that is being written, in UTF-8, whose earlier parts can be had again. */
public final class JsonText {

    /** Levels of nesting; real documents stay below 100. */
    static final int DEEPEST = 400;
    /** Characters of one string. */
    public static final int LONGEST = 5_000_000;

    /** Reads and writes JSON; nesting, strings and numbers are bounded. */
    public static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST).build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    /** A value that was written. */
    record Range(Bytes bytes, int start, int end) {

        int length() {
            return end - start;
        }

        String text() {
            return bytes.text(start, end);
        }

        JsonNode node() throws IOException {
            return MAPPER.readTree(text());
        }
    }

    static final class Bytes extends ByteArrayOutputStream {

        Bytes(int expected) {
            super(expected);
        }

        byte at(int index) {
            return buf[index];
        }

        String text(int start, int end) {
            return new String(buf, start, end - start, StandardCharsets.UTF_8);
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    private final Bytes bytes;
    private final JsonGenerator json;

    JsonText(int expected) {
        this.bytes = new Bytes(Math.max(expected, 64));
        try {
            this.json = MAPPER.createGenerator(bytes, JsonEncoding.UTF8);
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
    }

    JsonGenerator json() {
        return json;
    }

    void write(JsonNode value) throws IOException {
        MAPPER.writeTree(json, value);
    }

    void copy(Range range) throws IOException {
        json.writeRawValue(range.text());
    }

    int length() throws IOException {
        json.flush();
        return bytes.size();
    }

    /** The value written since the text had a length, without the comma or colon before it. */
    Range since(int start) throws IOException {
        json.flush();
        boolean separated = bytes.at(start) == ',' || bytes.at(start) == ':';
        return new Range(bytes, separated ? start + 1 : start, bytes.size());
    }

    /** All that was written; not a copy. */
    ByteBuffer buffer() throws IOException {
        json.close();
        return bytes.buffer();
    }
}
