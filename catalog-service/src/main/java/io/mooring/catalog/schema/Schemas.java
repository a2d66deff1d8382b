package io.mooring.catalog.schema;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

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
 * or what has a value its metaschema refuses, is left out; so are properties of the other {@link Side}.
 */
public final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    /**
     * Where a conversion is.
     *
     * @param same whether the schema judges the very value the outermost one judges
     * @param hidden properties a schema around it, of the same value, leaves out
     * @param levels of references that may still be put in their place
     */
    private record Turn(Side side, Uses uses, Definitions definitions, boolean same, Set<String> hidden,
            int levels) {

        Turn into(String keyword, Set<String> left) {
            boolean whole = keyword.equals("allOf");
            return new Turn(side, uses, definitions, same && Keywords.SAME_VALUE.contains(keyword),
                    whole ? left : Set.of(), levels);
        }

        /** In a schema that stands where it is referred to. */
        Turn deeper() {
            return new Turn(side, uses, definitions, same, hidden, levels - 1);
        }
    }

    private final References references;
    private final boolean dialect30;
    private final Sidedness sidedness;
    private final Discriminator discriminator;

    /** @param dialect30 whether the document is OpenAPI 3.0, whose schemas are a dialect of their own */
    public Schemas(References references, boolean dialect30) {
        this.references = references;
        this.dialect30 = dialect30;
        this.sidedness = new Sidedness(references);
        this.discriminator = new Discriminator(references);
    }

    public References references() {
        return references;
    }

    /** The schema on one side; what it refers to is told to {@code uses}. */
    public JsonNode convert(Place schema, Side side, Uses uses, Definitions definitions) {
        Place held = new Place(schema.pointer(), schema.node());
        return convert(held, new Turn(side, uses, definitions, true, Set.of(), DEEPEST));
    }

    /** The side whose definition of a schema serves this side too. */
    Side sideOf(Place schema, Side side) {
        return side == Side.REQUEST || !sidedness.matters(schema) ? Side.REQUEST : side;
    }

    private JsonNode convert(Place schema, Turn turn) {
        if (schema.node().isBoolean() || schema.node().isMissingNode()) {
            return BooleanNode.valueOf(schema.node().asBoolean(true));
        }
        if (!schema.isObject()) {
            throw new DocumentFault(schema.pointer(), "expected a schema");
        }
        ObjectNode converted = JSON.objectNode();
        if (References.isReference(schema) && isAlone(schema, turn)) {
            Place target = references.follow(schema);
            return convert(new Place(target.pointer(), target.node()), turn.deeper());
        }
        if (References.isReference(schema)) {
            converted.put(References.REF, "#/$defs/" + refer(schema, turn));
        }
        if (dialect30 && converted.has(References.REF)) {
            copy(schema.at("description"), converted);
            return converted;
        }
        Set<String> hidden = hidden(schema, turn);
        for (Place member : schema.members()) {
            convertMember(member, converted, turn.into(member.key(), hidden), hidden);
        }
        discriminator.addTo(schema, converted);
        return dialect30 ? Dialect30.rewrite(schema, converted) : converted;
    }

    /**
     * Whether a schema has to stand here itself: as one of several of one value it requires what another one of them leaves
     * out, which its shared definition can't know.
     */
    private boolean isAlone(Place schema, Turn turn) {
        if (turn.hidden.isEmpty() || turn.levels == 0) {
            return false;
        }
        Place target = references.follow(schema);
        Set<String> own = new HashSet<>();
        collectHidden(target, turn.side, own, DEEPEST);
        return requires(target, name -> turn.hidden.contains(name) && !own.contains(name), DEEPEST);
    }

    private boolean requires(Place schema, Predicate<String> which, int levels) {
        return schema.at("required").items().stream().anyMatch(name -> which.test(name.node().asText()))
                || levels > 0 && schema.at("allOf").items().stream()
                        .anyMatch(part -> requires(references.follow(part), which, levels - 1));
    }

    private String refer(Place schema, Turn turn) {
        String name = turn.definitions.name(references.target(schema), turn.side);
        turn.uses.all().add(name);
        if (turn.same) {
            turn.uses.sameValue().add(name);
        }
        return name;
    }

    private void convertMember(Place member, ObjectNode into, Turn turn, Set<String> hidden) {
        String keyword = member.key();
        if (keyword.equals("required")) {
            required(member, into, hidden);
        } else if (Keywords.SCHEMA.contains(keyword) && !member.node().isArray()) {
            into.set(keyword, convert(member, turn));
        } else if (Keywords.SCHEMA_LIST.contains(keyword) && !member.node().isEmpty()) {
            ArrayNode list = into.putArray(keyword);
            member.items().forEach(item -> list.add(convert(item, turn)));
        } else if (Keywords.SCHEMA_MAP.contains(keyword) && member.isObject()) {
            ObjectNode map = into.putObject(keyword);
            Set<String> left = keyword.equals("properties") ? hidden : Set.of();
            member.members().stream().filter(value -> !left.contains(value.key()))
                    .forEach(value -> map.set(value.key(), convert(value, turn)));
        } else {
            copy(member, into);
        }
    }

    private static void copy(Place member, ObjectNode into) {
        if (Keywords.admits(member.key(), member.node())) {
            into.set(member.key(), member.node());
        }
    }

    private static void required(Place required, ObjectNode into, Set<String> hidden) {
        ArrayNode names = JSON.arrayNode();
        required.node().valueStream().filter(JsonNode::isTextual).distinct()
                .filter(name -> !hidden.contains(name.textValue())).forEach(names::add);
        if (!names.isEmpty()) {
            into.set("required", names);
        }
    }

    private Set<String> hidden(Place schema, Turn turn) {
        if (turn.hidden.isEmpty() && !schema.node().has("properties") && !schema.node().has("allOf")) {
            return Set.of();
        }
        Set<String> hidden = new HashSet<>(turn.hidden);
        collectHidden(schema, turn.side, hidden, DEEPEST);
        return hidden;
    }

    /** Also what is declared in one part of an {@code allOf} and required in another. */
    private void collectHidden(Place schema, Side side, Set<String> hidden, int levels) {
        schema.at("properties").members().stream().filter(property -> sidedness.hides(side, property))
                .forEach(property -> hidden.add(property.key()));
        if (levels > 0) {
            schema.at("allOf").items()
                    .forEach(part -> collectHidden(references.follow(part), side, hidden, levels - 1));
        }
    }
}
