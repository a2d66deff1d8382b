package io.mooring.executor.graphql;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What is in an answer to an introspection query. The answer is gone over and not made a tree: one of many megabytes would
 * take many times its size. Pure.
 */
final class SchemaText {

    private static final int DEEPEST = 200;
    private static final int LONGEST = 200;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build();

    /** Names of the members the reader is in, by depth; the root's members have depth 1. */
    private final @Nullable String[] names = new String[DEEPEST + 2];
    private boolean types;
    private int errors;
    private @Nullable String message;
    private @Nullable String code;

    private SchemaText() {}

    /** Null when it is no JSON object from its first to its last byte. */
    static @Nullable SchemaText read(byte[] body) {
        SchemaText text = new SchemaText();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                text.take(parser, token, parser.getParsingContext().getNestingDepth());
            }
            return text;
        } catch (IOException notJson) {
            return null;
        }
    }

    /** Whether it says types. */
    boolean hasTypes() {
        return types;
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /** Message of its first error, in short. */
    String message() {
        return message == null ? "no message" : message.substring(0, Math.min(message.length(), LONGEST));
    }

    /** Code of its first error; empty without. */
    String code() {
        return code == null ? "" : code;
    }

    private void take(JsonParser parser, JsonToken token, int depth) throws IOException {
        switch (token) {
            case FIELD_NAME -> names[depth] = parser.currentName();
            case START_OBJECT, START_ARRAY -> begin(token, depth);
            case VALUE_STRING -> takeText(parser, depth);
            default -> {
                // says nothing
            }
        }
    }

    private void begin(JsonToken token, int depth) {
        names[depth] = null;
        if (token == JsonToken.START_OBJECT) {
            types |= depth == 5 && isIn("data", "__schema", "types");
            errors += depth == 3 && isIn("errors") ? 1 : 0;
        }
    }

    private void takeText(JsonParser parser, int depth) throws IOException {
        if (errors == 1 && isIn("errors")) {
            if (depth == 3 && "message".equals(names[3])) {
                message = parser.getText();
            } else if (depth == 4 && "extensions".equals(names[3]) && "code".equals(names[4])) {
                code = parser.getText();
            }
        }
    }

    private boolean isIn(String... path) {
        for (int depth = 1; depth <= path.length; depth++) {
            if (!path[depth - 1].equals(names[depth])) {
                return false;
            }
        }
        return true;
    }
}
