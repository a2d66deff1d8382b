package io.mooring.catalog.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * YAML as JSON text, event by event: nothing but the result is kept. An alias becomes a copy of what it stands for, and
 * the copies are bounded: a few lines of aliases can't stand for a billion nodes.
 */
final class YamlText {

    /** Bytes of JSON all aliases of a document may stand for. */
    private static final int MOST_COPIED = 16 << 20;
    private static final String MERGE = "<<";

    private final Parser events;
    private final Map<String, JsonText.Range> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private JsonText out;
    private int copied;
    private int depth;

    private YamlText(byte[] text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        var reader = new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8);
        this.events = new ParserImpl(new StreamReader(reader), options);
        this.out = new JsonText(text.length);
    }

    static ByteBuffer json(byte[] text) throws IOException {
        return new YamlText(text).convert();
    }

    private ByteBuffer convert() throws IOException {
        events.getEvent();
        if (events.checkEvent(ID.StreamEnd)) {
            throw new Refusal("the text is empty", 1, 1);
        }
        events.getEvent();
        value(events.getEvent());
        events.getEvent();
        if (!events.checkEvent(ID.StreamEnd)) {
            throw refused(events.peekEvent(), "expected one document, not several");
        }
        return out.buffer();
    }

    private void value(Event event) throws IOException {
        if (event instanceof AliasEvent alias) {
            copy(alias);
            return;
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor == null) {
            content(event);
            return;
        }
        int start = out.length();
        open.add(anchor);
        content(event);
        open.remove(anchor);
        anchors.put(anchor, out.since(start));
    }

    private void content(Event event) throws IOException {
        switch (event) {
            case ScalarEvent scalar -> out.write(YamlScalar.of(scalar));
            case SequenceStartEvent sequence -> {
                deepen(event);
                out.json().writeStartArray();
                while (!events.checkEvent(ID.SequenceEnd)) {
                    value(events.getEvent());
                }
                close();
                out.json().writeEndArray();
            }
            case MappingStartEvent mapping -> {
                deepen(event);
                out.json().writeStartObject();
                members();
                close();
                out.json().writeEndObject();
            }
            default -> throw refused(event, "expected a value");
        }
    }

    private void members() throws IOException {
        Set<String> own = new HashSet<>();
        List<JsonNode> merged = new ArrayList<>();
        while (!events.checkEvent(ID.MappingEnd)) {
            Event event = events.getEvent();
            if (isMerge(event)) {
                merged.add(aside());
                continue;
            }
            String key = key(event);
            if (!own.add(key)) {
                throw refused(event, "the key " + Refusal.brief(key) + " stands here for the second time");
            }
            out.json().writeFieldName(key);
            value(events.getEvent());
        }
        for (JsonNode source : merged) {
            merge(source, own);
        }
    }

    /** The merge key {@code <<}: what the mapping has itself wins, then the earlier source. */
    private void merge(JsonNode source, Set<String> own) throws IOException {
        for (JsonNode each : source.isArray() ? source : List.of(source)) {
            for (Map.Entry<String, JsonNode> member : each.properties()) {
                if (own.add(member.getKey())) {
                    out.json().writeFieldName(member.getKey());
                    out.write(member.getValue());
                }
            }
        }
    }

    /** The next value, not written to the result. */
    private JsonNode aside() throws IOException {
        JsonText result = out;
        out = new JsonText(256);
        value(events.getEvent());
        JsonNode value = out.since(0).node();
        out = result;
        return value;
    }

    private String key(Event event) throws IOException {
        JsonNode value = null;
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getAnchor() == null) {
                return scalar.getValue();
            }
            JsonText anchored = new JsonText(64);
            anchored.write(YamlScalar.of(scalar));
            anchors.put(scalar.getAnchor(), anchored.since(0));
            return scalar.getValue();
        }
        if (event instanceof AliasEvent alias) {
            value = require(alias).node();
        }
        if (value == null || !value.isValueNode()) {
            throw refused(event, "expected a scalar as key");
        }
        return value.asText();
    }

    private void copy(AliasEvent alias) throws IOException {
        JsonText.Range range = require(alias);
        copied += range.length();
        if (copied > MOST_COPIED) {
            throw refused(alias, "its aliases stand for more than " + MOST_COPIED + " bytes");
        }
        out.copy(range);
    }

    private JsonText.Range require(AliasEvent alias) {
        if (open.contains(alias.getAnchor())) {
            throw refused(alias, "an alias stands inside what it stands for");
        }
        JsonText.Range range = anchors.get(alias.getAnchor());
        if (range == null) {
            throw refused(alias, "found no anchor " + Refusal.brief(alias.getAnchor()) + " before");
        }
        return range;
    }

    private static boolean isMerge(@Nullable Event event) {
        return event instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals(MERGE)
                && (scalar.getTag() == null || scalar.getTag().equals(Tag.MERGE.getValue()));
    }

    private void deepen(Event event) {
        if (++depth > JsonText.DEEPEST) {
            throw refused(event, "Depth of nesting is more than " + JsonText.DEEPEST);
        }
    }

    private void close() {
        events.getEvent();
        depth--;
    }

    private static Refusal refused(Event event, String reason) {
        Mark mark = event.getStartMark();
        return new Refusal(reason, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
