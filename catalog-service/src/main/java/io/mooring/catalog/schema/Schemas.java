package io.mooring.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.schema.Definitions.Uses;

/**
 * OpenAPI schema objects as JSON Schema 2020-12. References become {@code #/$defs/<name>}; what JSON Schema does not know,
 * or what has a value its metaschema refuses, is left out.
 */
public final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final References references;
    private final boolean dialect30;

    /** @param dialect30 whether the document is OpenAPI 3.0, whose schemas are a dialect of their own */
    public Schemas(References references, boolean dialect30) {
        this.references = references;
        this.dialect30 = dialect30;
    }

    public JsonNode convert(Place schema, Uses uses, Definitions definitions) {
        return convert(schema, uses, definitions, true);
    }

    /** @param same whether the schema judges the very value the outermost one judges */
    private JsonNode convert(Place schema, Uses uses, Definitions definitions, boolean same) {
        if (schema.node().isBoolean() || schema.node().isMissingNode()) {
            return BooleanNode.valueOf(schema.node().asBoolean(true));
        }
        if (!schema.isObject()) {
            throw new DocumentFault(schema.pointer(), "expected a schema");
        }
        ObjectNode converted = JSON.objectNode();
        if (References.isReference(schema)) {
            converted.put(References.REF, "#/$defs/" + refer(schema, uses, definitions, same));
        }
        if (dialect30 && converted.has(References.REF)) {
            copy(schema.at("description"), converted);
            return converted;
        }
        for (Place member : schema.members()) {
            convertMember(member, converted, uses, definitions, same);
        }
        required(schema, converted);
        return dialect30 ? Dialect30.rewrite(schema, converted) : converted;
    }

    private String refer(Place schema, Uses uses, Definitions definitions, boolean same) {
        String name = definitions.name(references.target(schema));
        uses.all().add(name);
        if (same) {
            uses.sameValue().add(name);
        }
        return name;
    }

    private void convertMember(Place member, ObjectNode into, Uses uses, Definitions definitions, boolean same) {
        String keyword = member.key();
        boolean still = same && Keywords.SAME_VALUE.contains(keyword);
        if (Keywords.SCHEMA.contains(keyword) && !member.node().isArray()) {
            into.set(keyword, convert(member, uses, definitions, still));
        } else if (Keywords.SCHEMA_LIST.contains(keyword) && !member.node().isEmpty()) {
            ArrayNode list = into.putArray(keyword);
            member.items().forEach(item -> list.add(convert(item, uses, definitions, still)));
        } else if (Keywords.SCHEMA_MAP.contains(keyword) && member.isObject()) {
            ObjectNode map = into.putObject(keyword);
            member.members().forEach(value -> map.set(value.key(), convert(value, uses, definitions, still)));
        } else {
            copy(member, into);
        }
    }

    private static void copy(Place member, ObjectNode into) {
        if (Keywords.admits(member.key(), member.node())) {
            into.set(member.key(), member.node());
        }
    }

    /** A read-only property is required in answers only; these schemas are of requests. */
    private void required(Place schema, ObjectNode into) {
        ArrayNode names = JSON.arrayNode();
        schema.node().path("required").valueStream().filter(JsonNode::isTextual).distinct()
                .filter(name -> !isReadOnly(schema.at("properties").at(name.textValue()))).forEach(names::add);
        if (!names.isEmpty()) {
            into.set("required", names);
        }
    }

    private boolean isReadOnly(Place property) {
        return references.follow(property).isTrue("readOnly");
    }
}
