package io.mooring.catalog.typesystem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.typesystem.NamedType.Field;
import io.mooring.catalog.typesystem.NamedType.Form;
import io.mooring.catalog.typesystem.NamedType.Input;

/** An introspection result, with or without {@code data} around it, as types. */
final class Introspection {

    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");
    private static final int MOST_WRAPPERS = 20;

    private final List<DocumentFault> faults;

    private Introspection(List<DocumentFault> faults) {
        this.faults = faults;
    }

    /**
     * A malformed type or field is left out and told to {@code faults}: only what needs it is lost. Fails with
     * {@link DocumentFault} when it is no introspection result at all.
     */
    static TypeSystem read(JsonNode result, List<DocumentFault> faults) {
        return new Introspection(faults).read(result);
    }

    private TypeSystem read(JsonNode result) {
        Place root = Place.root(result);
        Place schema = root.at("__schema").isObject() ? root.at("__schema") : root.at("data").at("__schema");
        if (!schema.at("types").node().isArray()) {
            throw new DocumentFault(schema.pointer(), "expected the result of an introspection query");
        }
        Map<String, NamedType> types = new LinkedHashMap<>();
        wellFormed(schema.at("types"), this::type).forEach(type -> types.putIfAbsent(type.name(), type));
        return new TypeSystem(root(schema.at("queryType")), root(schema.at("mutationType")), types);
    }

    private static @Nullable String root(Place reference) {
        return reference.isObject() ? name(reference) : null;
    }

    private NamedType type(Place place) {
        return new NamedType(name(place), form(place), place.pointer(), place.text("description"),
                optional(place, "specifiedByURL"), wellFormed(place.at("fields"), Introspection::field),
                all(place.at("inputFields"), Introspection::input), all(place.at("enumValues"), Introspection::name),
                all(place.at("possibleTypes"), Introspection::name), place.isTrue("isOneOf"));
    }

    private static Form form(Place place) {
        for (Form form : Form.values()) {
            if (form.name().equals(place.text("kind"))) {
                return form;
            }
        }
        throw new DocumentFault(place.at("kind").pointer(),
                "expected SCALAR, OBJECT, INTERFACE, UNION, ENUM or INPUT_OBJECT");
    }

    private static Field field(Place place) {
        return new Field(name(place), place.pointer(), place.text("description"),
                all(place.at("args"), Introspection::input), reference(place.at("type"), MOST_WRAPPERS),
                deprecation(place));
    }

    private static Input input(Place place) {
        return new Input(name(place), place.pointer(), place.text("description"),
                reference(place.at("type"), MOST_WRAPPERS), optional(place, "defaultValue"), deprecation(place));
    }

    private static @Nullable String deprecation(Place place) {
        if (!place.isTrue("isDeprecated")) {
            return null;
        }
        String reason = place.text("deprecationReason");
        return reason.isEmpty() ? "no longer supported" : reason;
    }

    private static TypeRef reference(Place place, int wrappers) {
        if (wrappers == 0) {
            throw new DocumentFault(place.pointer(), "expected at most " + MOST_WRAPPERS + " list and non-null types");
        }
        return switch (place.text("kind")) {
            case "NON_NULL" -> new TypeRef.NonNull(reference(place.at("ofType"), wrappers - 1).nullable());
            case "LIST" -> new TypeRef.ListOf(reference(place.at("ofType"), wrappers - 1));
            default -> new TypeRef.Named(name(place));
        };
    }

    private static String name(Place place) {
        String name = place.text("name");
        if (!NAME.matcher(name).matches()) {
            throw new DocumentFault(place.at("name").pointer(), "expected a GraphQL name");
        }
        return name;
    }

    private static @Nullable String optional(Place place, String key) {
        return place.node().path(key).isTextual() ? place.text(key) : null;
    }

    private static <T> List<T> all(Place list, Function<Place, T> read) {
        List<T> all = new ArrayList<>();
        list.items().forEach(item -> all.add(read.apply(item)));
        return List.copyOf(all);
    }

    private <T> List<T> wellFormed(Place list, Function<Place, T> read) {
        List<T> all = new ArrayList<>();
        for (Place item : list.items()) {
            try {
                all.add(read.apply(item));
            } catch (DocumentFault fault) {
                faults.add(fault);
            }
        }
        return List.copyOf(all);
    }
}
