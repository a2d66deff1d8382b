package io.mooring.catalog.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.schema.Definitions;
import io.mooring.catalog.schema.Definitions.Uses;
import io.mooring.catalog.schema.Schemas;
import io.mooring.catalog.schema.Side;

/**
 * Schemas of one side of one tool.
 *
 * @param uses what the schemas converted so far refer to
 */
public record Conversion(Schemas schemas, Definitions definitions, Side side, Uses uses) {

    private static final String FILE = "MooringFile";

    public Conversion(Schemas schemas, Definitions definitions, Side side) {
        this(schemas, definitions, side, new Uses());
    }

    JsonNode of(Place schema) {
        return schemas.convert(schema, side, uses, definitions);
    }

    /** What a place is or refers to, read once. */
    Place follow(Place place) {
        Place target = references().follow(place);
        return new Place(target.pointer(), target.node());
    }

    References references() {
        return schemas.references();
    }

    /** A reference to the one definition of a file: each integration has it once. */
    ObjectNode file() {
        String name = definitions.own(FILE, FileSchema.TEXT);
        uses.all().add(name);
        return JsonNodeFactory.instance.objectNode().put(References.REF, "#/$defs/" + name);
    }
}
