package io.mooring.catalog.document;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A large object: its members are read from the text when asked for, and forgotten. Changing a member changes nothing,
 * unless it was {@link #set} first.
 */
@SuppressWarnings("unchecked") // how the class it extends is declared
final class PartedObject extends ObjectNode {

    private static final long serialVersionUID = 1L;

    PartedObject(Map<String, JsonNode> members) {
        super(JsonNodeFactory.instance, members);
    }

    /** Whether there is such a member; does not read it. */
    boolean holds(String key) {
        return _children.containsKey(key);
    }
}
