package io.mooring.webhook.custom;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.problem.GeneralError;

/** How much there is in a schema when every reference is followed: it is checked in front of everybody's webhooks. */
final class SchemaCost {

    private static final int MOST = 2_000;
    private static final int DEEPEST = 64;

    private final JsonNode root;
    private int cost;
    private int patterns;

    private SchemaCost(JsonNode root) {
        this.root = root;
    }

    /** Fails with 400 when it is too much, goes round in a circle, or refers to something else. */
    static SchemaCost of(JsonNode schema) {
        SchemaCost all = new SchemaCost(schema);
        all.count(schema, "/schema", 0);
        return all;
    }

    /** Parts, references followed. */
    int parts() {
        return cost;
    }

    /** Characters of all patterns, references followed: how much may be asked of each character of a text. */
    int patterns() {
        return patterns;
    }

    private void count(JsonNode node, String pointer, int depth) {
        if (++cost > MOST || depth > DEEPEST) {
            throw GeneralError.BAD_REQUEST.at(pointer, "expected a schema of at most " + MOST + " parts and " + DEEPEST
                    + " levels, references followed and none in a circle");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String there = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (member.getKey().equals("pattern") && member.getValue().isTextual()) {
                patterns += member.getValue().textValue().length();
            } else if (member.getKey().equals("patternProperties")) {
                member.getValue().fieldNames().forEachRemaining(name -> patterns += name.length());
            }
            boolean reference = member.getKey().equals("$ref") && member.getValue().isTextual();
            if (member.getKey().matches("\\$(dynamicRef|recursiveRef|schema|id|anchor|dynamicAnchor)")) {
                throw GeneralError.BAD_REQUEST.at(there, "expected a schema of the draft 2020-12 without it");
            }
            count(reference ? target(member.getValue().textValue(), there) : member.getValue(), there, depth + 1);
        }
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            count(element, pointer, depth + 1);
        }
    }

    private JsonNode target(String reference, String pointer) {
        JsonNode target = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.at("/$");
        if (target.isMissingNode()) {
            throw GeneralError.BAD_REQUEST.at(pointer,
                    "expected a reference to a part of this schema, such as #/$defs/x");
        }
        return target;
    }
}
