package io.mooring.catalog.typesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is selected of an object, and what then comes back.
 *
 * @param parts fields and fragments, as GraphQL writes them
 * @param properties response key to JSON Schema
 */
record Selection(List<String> parts, ObjectNode properties) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPE_NAME = "__typename";

    static Selection empty() {
        return new Selection(new ArrayList<>(), JSON.objectNode());
    }

    /** Which of several types an object is. */
    void addTypeName() {
        add(TYPE_NAME, JSON.objectNode().put("type", "string"), TYPE_NAME);
    }

    void add(String key, JsonNode schema, String part) {
        parts.add(part);
        properties.set(key, schema);
    }

    /** What only objects of one type have. */
    void addFragment(String type, Selection fragment) {
        parts.add("... on " + type + " " + fragment.text());
        merge(properties, fragment.properties);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    String text() {
        return "{ " + String.join(" ", parts) + " }";
    }

    /** No member is required: another selection may leave it out. */
    ObjectNode schema() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("properties", properties);
        return schema;
    }

    /** Equal keys are of equal types here, so that only what is selected below them can differ. */
    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            if (into.get(member.getKey()) instanceof ObjectNode known && member.getValue() instanceof ObjectNode more) {
                merge(known, more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        }
    }
}
