package io.mooring.catalog.document;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A node of a document and where it is. A place in a large part of a document does not hold its node but reads it when
 * asked: thousands of places may be kept at the cost of their pointers.
 */
public final class Place {

    private final String pointer;
    private final @Nullable JsonNode node;
    private final @Nullable PartedObject owner;

    /**
     * @param pointer JSON pointer (RFC 6901) from the root; in another document its address and {@code #} before it
     * @param node missing node when there is nothing
     */
    public Place(String pointer, JsonNode node) {
        this.pointer = pointer;
        this.node = node;
        this.owner = null;
    }

    private Place(String pointer, PartedObject owner) {
        this.pointer = pointer;
        this.node = null;
        this.owner = owner;
    }

    public static Place root(JsonNode document) {
        return new Place("", document);
    }

    public String pointer() {
        return pointer;
    }

    public JsonNode node() {
        return owner == null ? held() : owner.path(key());
    }

    /** Whether there is something; reads nothing. */
    public boolean exists() {
        return owner == null ? !held().isMissingNode() : owner.holds(key());
    }

    public Place at(String key) {
        String below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
        JsonNode here = node();
        return here instanceof PartedObject parted ? new Place(below, parted) : new Place(below, here.path(key));
    }

    public Place at(int index) {
        return new Place(pointer + "/" + index, node().path(index));
    }

    /** Members of an object; none of anything else. */
    public List<Place> members() {
        List<Place> members = new ArrayList<>();
        node().fieldNames().forEachRemaining(key -> members.add(at(key)));
        return members;
    }

    /** Items of an array; none of anything else. */
    public List<Place> items() {
        List<Place> items = new ArrayList<>();
        JsonNode here = node();
        for (int index = 0; here.isArray() && index < here.size(); index++) {
            items.add(new Place(pointer + "/" + index, here.path(index)));
        }
        return items;
    }

    /** The last step of the pointer, unescaped. */
    public String key() {
        return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    /** A string member; empty when it is absent or something else. */
    public String text(String key) {
        JsonNode value = node().path(key);
        return value.isTextual() ? value.textValue().strip() : "";
    }

    public boolean isTrue(String key) {
        JsonNode value = node().path(key);
        return value.isBoolean() && value.booleanValue();
    }

    public boolean isObject() {
        return node().isObject();
    }

    private JsonNode held() {
        if (node == null) {
            throw new IllegalStateException("a place has a node or an owner");
        }
        return node;
    }
}
