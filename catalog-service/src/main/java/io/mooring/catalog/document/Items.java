package io.mooring.catalog.document;

import java.util.AbstractList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The items of a large array. Each is a node, or the offset where the text has it. */
final class Items extends AbstractList<JsonNode> {

    private final List<Object> parts;
    private final Excerpts excerpts;

    Items(List<Object> parts, Excerpts excerpts) {
        this.parts = parts;
        this.excerpts = excerpts;
    }

    @Override
    public JsonNode get(int index) {
        return excerpts.node(parts.get(index));
    }

    @Override
    public JsonNode set(int index, JsonNode node) {
        return excerpts.node(parts.set(index, node));
    }

    @Override
    public void add(int index, JsonNode node) {
        parts.add(index, node);
    }

    @Override
    public JsonNode remove(int index) {
        return excerpts.node(parts.remove(index));
    }

    @Override
    public int size() {
        return parts.size();
    }
}
