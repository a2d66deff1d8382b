package io.mooring.catalog.typesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.typesystem.NamedType.Field;
import io.mooring.catalog.typesystem.NamedType.Input;

/** A schema as tools: one per field of the query and mutation types. A field that can't be one is reported. */
public final class Compiler {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A state record holds at most 900 kB; the rest of it is small. */
    private static final int LARGEST = 800_000;
    /** A definition's name and hash in a state record. */
    private static final int ENTRY = 120;
    private static final int LONGEST_SELECT = 20_000;

    private final TypeSystem types;
    private final InputTypes inputs;
    private final List<DocumentFault> faults;

    private Compiler(TypeSystem types, List<DocumentFault> faults) {
        this.types = types;
        this.inputs = new InputTypes(types);
        this.faults = faults;
    }

    /**
     * @param result of an introspection query, with or without {@code data} around it
     * @throws DocumentFault when not one tool can be made
     */
    public static Toolset compile(JsonNode result) {
        List<DocumentFault> faults = new ArrayList<>();
        return new Compiler(Introspection.read(result, faults), faults).compile();
    }

    private Toolset compile() {
        List<Tool> tools = new ArrayList<>();
        addAll(Operation.QUERY, types.query(), tools);
        addAll(Operation.MUTATION, types.mutation(), tools);
        if (tools.isEmpty()) {
            throw faults.isEmpty()
                    ? new DocumentFault("/__schema/queryType", "expected a type with fields")
                    : faults.getFirst();
        }
        Set<String> used = new TreeSet<>();
        tools.forEach(tool -> used.addAll(tool.definitions()));
        return new Toolset(tools, inputs.reachable(used),
                faults.stream().map(fault -> new Skipped(fault.pointer(), fault.expected())).toList());
    }

    private void addAll(Operation operation, @Nullable String root, List<Tool> tools) {
        List<Field> fields = root == null ? List.of() : types.find(root).map(NamedType::fields).orElse(List.of());
        for (Field field : fields) {
            try {
                tools.add(fitting(tool(operation, field), field));
            } catch (DocumentFault fault) {
                faults.add(fault);
            }
        }
    }

    private Tool tool(Operation operation, Field field) {
        NamedType result = types.require(field.type(), field.pointer() + "/type");
        SortedSet<String> uses = new TreeSet<>();
        ObjectNode schema = arguments(field, uses);
        inputs.requireUsable(uses);
        ObjectNode binding = binding(operation, field, result);
        ObjectNode output;
        if (result.isLeaf()) {
            output = Selections.leaf(result);
            binding.putNull("selection").putNull("selectArgument");
        } else {
            Selection selection = Selections.of(result, types);
            output = selection.schema();
            binding.put("selection", selection.text()).put("selectArgument", addSelect(schema, result));
        }
        return new Tool(operation.toolName(field.name()), operation.title(field.name()), description(operation, field),
                schema.put("additionalProperties", false).toString(), Selections.wrap(field.type(), output).toString(),
                uses, binding.toString(), parameterNames(field), operation.hints(field.name()),
                operation.tags(field.deprecation() != null));
    }

    private ObjectNode arguments(Field field, SortedSet<String> uses) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Input argument : field.arguments()) {
            properties.set(argument.name(), inputs.convert(argument, uses));
            if (argument.isRequired()) {
                schema.withArrayProperty("required").add(argument.name());
            }
        }
        return schema;
    }

    /** The argument that replaces the default selection, by a name no argument of the field has. */
    private static String addSelect(ObjectNode schema, NamedType result) {
        ObjectNode properties = schema.withObjectProperty("properties");
        String name = "select";
        while (properties.has(name)) {
            name += "_";
        }
        properties.putObject(name).put("type", "string").put("maxLength", LONGEST_SELECT).put("description",
                "GraphQL selection set on " + result.name() + " to answer instead of the default one, e.g. "
                        + "\"{ __typename }\". Fields take arguments there, with literal values.");
        return name;
    }

    /** What the runner makes a document of: variables of these types, and a selection. */
    private static ObjectNode binding(Operation operation, Field field, NamedType result) {
        ObjectNode binding = JSON.objectNode().put("operation", operation.keyword()).put("field", field.name())
                .put("type", result.name());
        var arguments = binding.putArray("arguments");
        for (Input argument : field.arguments()) {
            TypeRef type = argument.isRequired() ? argument.type() : argument.type().nullable();
            arguments.addObject().put("name", argument.name()).put("type", type.text());
        }
        return binding;
    }

    private static String description(Operation operation, Field field) {
        String told = field.description().isEmpty()
                ? "GraphQL " + operation.keyword() + " " + field.name() + ", answers " + field.type().text() + "."
                : field.description();
        return field.deprecation() == null ? told : told + "\n\nDeprecated: " + field.deprecation();
    }

    /** Arguments, and what input objects among them are made of. */
    private List<String> parameterNames(Field field) {
        Stream<String> members = field.arguments().stream()
                .flatMap(argument -> types.find(argument.type().named()).stream())
                .flatMap(type -> type.inputs().stream()).map(Input::name);
        return Stream.concat(field.arguments().stream().map(Input::name), members).distinct().toList();
    }

    private Tool fitting(Tool tool, Field field) {
        long size = tool.inputSchema().length() + String.valueOf(tool.outputSchema()).length() + tool.binding().length()
                + tool.description().length() + (long) ENTRY * tool.definitions().size();
        if (size > LARGEST) {
            throw new DocumentFault(field.pointer(), "expected a schema of at most " + LARGEST + " characters");
        }
        return tool;
    }
}
