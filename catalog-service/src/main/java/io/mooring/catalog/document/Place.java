package io.mooring.catalog.document;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A node of a document and where it is.
 *
 * @param pointer JSON pointer (RFC 6901) from the root
 * @param node missing node when there is nothing
 */
public record Place(String pointer, JsonNode node) {

    public static Place root(JsonNode document) {
        return new Place("", document);
    }

    public Place at(String key) {
        return new Place(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), node.path(key));
    }

    public Place at(int index) {
        return new Place(pointer + "/" + index, node.path(index));
    }

    /** Members of an object; none of anything else. */
    public List<Place> members() {
        List<Place> members = new ArrayList<>();
        node.fieldNames().forEachRemaining(key -> members.add(at(key)));
        return members;
    }

    /** Items of an array; none of anything else. */
    public List<Place> items() {
        List<Place> items = new ArrayList<>();
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            items.add(at(index));
        }
        return items;
    }

    /** The last step of the pointer, unescaped. */
    public String key() {
        return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    /** A string member; empty when it is absent or something else. */
    public String text(String key) {
        JsonNode value = node.path(key);
        return value.isTextual() ? value.textValue().strip() : "";
    }

    public boolean isTrue(String key) {
        return node.path(key).isBoolean() && node.path(key).booleanValue();
    }

    public boolean isObject() {
        return node.isObject();
    }
}
