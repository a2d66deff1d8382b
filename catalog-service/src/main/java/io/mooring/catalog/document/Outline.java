package io.mooring.catalog.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.catalog.text.JsonText;
import io.mooring.catalog.text.Refusal;

/**
 * One pass over a JSON text: it is well-formed, no object has a key twice, and what is large is noted as parts. What is
 * small is noted by its offset only. Recursion is as deep as the parser allows nesting.
 */
final class Outline {

    /** Bytes of an object or array up to which it is read as a whole. */
    private static final int WHOLE = 32 << 10;
    /** Parts that may be noted; each takes about 100 bytes. */
    private static final int MOST_PARTS = 500_000;

    /** The parser tells whoever configures it which of its methods set a limit. */
    private static final Pattern OWN_NAMES = Pattern.compile(", from `[^`]*`");

    private final JsonParser parser;
    private final Excerpts excerpts;
    private final Mentions mentions = new Mentions();
    private int parts;

    private Outline(JsonParser parser, Excerpts excerpts) {
        this.parser = parser;
        this.excerpts = excerpts;
    }

    static Document read(ByteBuffer text) throws IOException {
        try (JsonParser parser = JsonText.MAPPER.createParser(text.array(), 0, text.limit())) {
            Outline outline = new Outline(parser, new Excerpts(text));
            try {
                return outline.read();
            } catch (StreamConstraintsException e) {
                // The parser does not say where.
                throw outline.refused(OWN_NAMES.matcher(e.getOriginalMessage()).replaceAll(""));
            }
        }
    }

    private Document read() throws IOException {
        if (parser.nextToken() == null) {
            throw new Refusal("the text is empty", 1, 1);
        }
        Object root = value(false);
        if (parser.nextToken() != null) {
            throw refused("expected nothing after the document");
        }
        return new Document(excerpts.node(root), mentions.foreign(), mentions.ids(), mentions.anchors());
    }

    private Object value(boolean data) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(start, data);
            case START_ARRAY -> array(start, data);
            default -> {
                parser.finishToken();
                if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() > JsonText.LONGEST) {
                    throw refused("expected a string of at most " + JsonText.LONGEST + " characters");
                }
                yield start;
            }
        };
    }

    private Object object(int start, boolean data) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (members.containsKey(key)) {
                throw refused("the key " + Refusal.brief(key) + " stands here for the second time");
            }
            mentions.enter(key);
            members.put(key, member(key, data));
            mentions.leave();
            count();
        }
        if (isWhole(start, members.size())) {
            return start;
        }
        return new PartedObject(new Members(members, excerpts));
    }

    private Object member(String key, boolean data) throws IOException {
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        if (text && !data && Mentions.isKeyword(key)) {
            mentions.record(key, parser.getText());
        }
        return value(data || mentions.isData());
    }

    private Object array(int start, boolean data) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            mentions.enter(String.valueOf(items.size()));
            items.add(value(data));
            mentions.leave();
            count();
        }
        if (isWhole(start, items.size())) {
            return start;
        }
        List<JsonNode> nodes = new Items(items, excerpts);
        return new ArrayNode(JsonNodeFactory.instance, nodes);
    }

    private boolean isWhole(int start, int size) {
        boolean whole = parser.currentLocation().getByteOffset() - start <= WHOLE;
        parts -= whole ? size : 0;
        return whole;
    }

    private void count() {
        if (++parts > MOST_PARTS) {
            throw refused("expected at most " + MOST_PARTS + " members and items in objects and arrays of more than "
                    + WHOLE + " bytes");
        }
    }

    private Refusal refused(String reason) {
        JsonLocation here = parser.currentTokenLocation();
        return new Refusal(reason, here.getLineNr(), here.getColumnNr());
    }
}
