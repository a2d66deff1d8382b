package io.mooring.scenario.stack;

import java.util.Map;

import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic, decoded by the schema its bytes name.
 *
 * @param topic topic it was read from
 * @param key record key
 * @param headers header values as text
 * @param value the Avro record; {@code null} is a tombstone
 */
public record Fact(String topic, String key, Map<String, String> headers, @Nullable GenericRecord value) {

    /** {@code ce_id}. */
    public String id() {
        return header("ce_id");
    }

    /** A header that has to be there. */
    public String header(String name) {
        String text = headers.get(name);
        if (text == null) {
            throw new AssertionError("no header " + name + " in " + this);
        }
        return text;
    }

    /** A field as text; {@code null} when the record says so. */
    public @Nullable String text(String field) {
        if (value == null) {
            throw new AssertionError("a tombstone has no " + field + ": " + this);
        }
        Object found = value.get(field);
        return found == null ? null : found.toString();
    }
}
