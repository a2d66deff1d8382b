package io.mooring.catalog.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** The members of a large object. A value is a node, or the offset where the text has it. */
final class Members extends AbstractMap<String, JsonNode> {

    private final Map<String, Object> parts;
    private final Excerpts excerpts;

    Members(Map<String, Object> parts, Excerpts excerpts) {
        this.parts = parts;
        this.excerpts = excerpts;
    }

    @Override
    public @Nullable JsonNode get(Object key) {
        Object part = parts.get(key);
        return part == null ? null : excerpts.node(part);
    }

    @Override
    public boolean containsKey(Object key) {
        return parts.containsKey(key);
    }

    @Override
    public @Nullable JsonNode put(String key, JsonNode node) {
        Object before = parts.put(key, node);
        return before == null ? null : excerpts.node(before);
    }

    @Override
    public @Nullable JsonNode remove(Object key) {
        Object before = parts.remove(key);
        return before == null ? null : excerpts.node(before);
    }

    @Override
    public Set<String> keySet() {
        return parts.keySet();
    }

    @Override
    public int size() {
        return parts.size();
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Entry<String, JsonNode>> iterator() {
                return entries(parts.entrySet().iterator());
            }

            @Override
            public int size() {
                return parts.size();
            }
        };
    }

    private Iterator<Entry<String, JsonNode>> entries(Iterator<Entry<String, Object>> from) {
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public Entry<String, JsonNode> next() {
                Entry<String, Object> part = from.next();
                return Map.entry(part.getKey(), excerpts.node(part.getValue()));
            }

            @Override
            public void remove() {
                from.remove();
            }
        };
    }
}
