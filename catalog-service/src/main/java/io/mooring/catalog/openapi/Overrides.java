package io.mooring.catalog.openapi;

import java.util.EnumSet;
import java.util.Objects;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;

import io.mooring.catalog.CatalogError;
import io.mooring.contracts.problem.GeneralError;

/** Corrections of a document (RFC 6902), applied in their order each time it is read. */
final class Overrides {

    static final String FIELD = "/specOverrides";

    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
    private static final int MOST = 1_000;
    private static final int LONGEST = 1_000_000;

    private Overrides() {}

    /** Fails with 400 when it is no list of operations. */
    static JsonNode checked(JsonNode operations) {
        if (!operations.isArray() || operations.size() > MOST) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected an array of at most " + MOST + " operations, RFC 6902");
        }
        if (operations.toString().length() > LONGEST) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected at most " + LONGEST + " characters");
        }
        return operations;
    }

    /** Changes the document itself. Fails with 422 that names the operation that can't be applied. */
    static void apply(JsonNode operations, JsonNode document) {
        for (int index = 0; index < operations.size(); index++) {
            apply(operations.get(index), FIELD + "/" + index, document);
        }
    }

    private static void apply(JsonNode operation, String field, JsonNode document) {
        String path = operation.path("path").asText();
        String from = operation.path("from").asText();
        if (!path.startsWith("/") || !from.isEmpty() && !from.startsWith("/")) {
            throw CatalogError.SPEC_OVERRIDE.at(field, "expected JSON pointers below the root of the document");
        }
        keep(document, path);
        keep(document, from);
        try {
            JsonPatch.applyInPlace(JsonNodeFactory.instance.arrayNode().add(operation), document,
                    EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT));
        } catch (JsonPatchApplicationException | IllegalArgumentException e) {
            throw CatalogError.SPEC_OVERRIDE.at(field, "expected an operation of RFC 6902 that fits the document: "
                    + Objects.requireNonNullElse(e.getMessage(), "it does not"));
        }
    }

    /** Parts of a large document are read anew each time; a part that is changed must be held by its owner. */
    private static void keep(JsonNode document, String pointer) {
        JsonNode place = document;
        for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            JsonNode next = place.isArray() && INDEX.matcher(key).matches()
                    ? place.path(Integer.parseInt(key))
                    : place.path(key);
            if (place instanceof ObjectNode owner && !next.isMissingNode()) {
                owner.set(key, next);
            }
            place = next;
        }
    }
}
