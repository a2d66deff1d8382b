package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.operation.Arguments;
import io.mooring.catalog.operation.Conversion;
import io.mooring.catalog.operation.Operation;
import io.mooring.catalog.operation.Outputs;
import io.mooring.catalog.operation.ToolNames;
import io.mooring.catalog.schema.Definitions;
import io.mooring.catalog.schema.Schemas;
import io.mooring.catalog.schema.Side;
import io.mooring.catalog.swagger.Swagger;

/** A document as tools: one per operation. An operation that can't be one is left out and reported, with its place. */
final class Compiler {

    /** A state record holds at most 900 kB; the rest of it is small. */
    private static final int LARGEST = 800_000;
    /** A definition's name and hash in a state record. */
    private static final int ENTRY = 120;
    /** What a result looks like is told while an agent can still read it, definitions included. */
    private static final int LARGEST_OUTPUT = 256_000;

    /** What a document says, beside its tools. */
    record Compiled(Toolset toolset, String title, String description, @Nullable String server,
            @Nullable String displayUrl, List<AuthTemplate> authTemplates) {}

    private final Place document;
    private final References references;
    private final Schemas schemas;
    private final Definitions definitions;
    private final Servers servers;
    private final ServerChoices choices;
    private final Origin origin;
    private final List<DocumentFault> faults = new ArrayList<>();

    private Compiler(JsonNode written, Origin origin) {
        JsonNode document = Swagger.openapi(written, origin.library());
        this.document = Place.root(document);
        this.references = new References(document, origin.library());
        this.schemas = new Schemas(references, this.document.at("openapi").node().asText().startsWith("3.0"));
        this.definitions = new Definitions(schemas);
        this.servers = new Servers(this.document, origin);
        this.choices = new ServerChoices(servers);
        this.origin = origin;
    }

    /** As {@link #compile(JsonNode, Origin, Map)}, of a document nobody has seen before. */
    static Compiled compile(JsonNode document, Origin origin) {
        return compile(document, origin, Map.of());
    }

    /**
     * Fails with {@link DocumentFault} when not one tool can be made.
     *
     * @param names the operations' tools had before, by {@link Operation#identity}
     */
    static Compiled compile(JsonNode document, Origin origin, Map<String, String> names) {
        return new Compiler(document, origin).compile(names);
    }

    private Compiled compile(Map<String, String> given) {
        List<Operation> operations = Operation.all(document, references, faults);
        List<String> names = ToolNames.of(operations, given);
        reportSharedIds(operations, names);
        List<Tool> tools = new ArrayList<>(operations.size());
        for (int index = 0; index < operations.size(); index++) {
            try {
                tools.add(tool(operations.get(index).held(), names.get(index)));
            } catch (DocumentFault fault) {
                faults.add(fault);
            }
        }
        if (tools.isEmpty()) {
            throw faults.isEmpty() ? new DocumentFault("/paths", "expected at least one operation") : faults.getFirst();
        }
        Place about = document.at("info");
        List<AuthTemplate> templates = SecuritySchemes.templates(document, references, operations, origin, faults);
        return new Compiled(toolset(tools), about.text("title"), about.text("description"), servers.usual(),
                displayUrl(), templates);
    }

    /** One keeps the name; whoever looks for the others must be told how they are called. */
    private void reportSharedIds(List<Operation> operations, List<String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = operations.stream().map(Operation::id).filter(id -> !id.isEmpty() && !seen.add(id))
                .collect(Collectors.toSet());
        for (int index = 0; index < names.size(); index++) {
            Operation operation = operations.get(index);
            if (shared.contains(operation.id()) && !ToolNames.isPlain(operation, names.get(index))) {
                faults.add(new DocumentFault(operation.place().pointer() + "/operationId",
                        "expected an id no other operation has; the tool is named " + names.get(index)));
            }
        }
    }

    private Toolset toolset(List<Tool> tools) {
        Set<String> used = new TreeSet<>();
        tools.forEach(tool -> used.addAll(tool.definitions()));
        return new Toolset(tools, definitions.reachable(used),
                faults.stream().map(fault -> new Toolset.Skipped(fault.pointer(), fault.expected())).toList());
    }

    private Tool tool(Operation operation, String name) {
        Conversion input = new Conversion(schemas, definitions, Side.REQUEST);
        Arguments arguments = Arguments.of(operation, choices.of(operation).orElse(null), input);
        definitions.requireUsable(input.uses().all());
        ObjectNode binding = JsonNodeFactory.instance.objectNode()
                .put("method", operation.method().toUpperCase(Locale.ROOT))
                .put("server", servers.of(operation)).put("path", operation.path());
        binding.setAll(arguments.binding());
        Tool tool = new Tool(name, operation.title(), operation.description(), arguments.schema().toString(), null,
                input.uses().sorted(), binding.toString(), arguments.names(), operation.hints(), operation.tags());
        return withOutput(fitting(tool, operation.place()), operation);
    }

    private Tool fitting(Tool tool, Place place) {
        if (size(tool) > LARGEST) {
            throw new DocumentFault(place.pointer(), "expected a schema of at most " + LARGEST + " characters");
        }
        return tool;
    }

    private static long size(Tool tool) {
        return tool.inputSchema().length() + tool.binding().length() + tool.description().length()
                + (tool.outputSchema() == null ? 0 : tool.outputSchema().length())
                + (long) ENTRY * tool.definitions().size();
    }

    /** A result that can't be described is no reason not to offer the tool. */
    private Tool withOutput(Tool tool, Operation operation) {
        try {
            Conversion output = new Conversion(schemas, definitions, Side.RESPONSE);
            return Outputs.of(operation, output).map(JsonNode::toString)
                    .filter(schema -> isReadable(schema, output.uses().all()))
                    .map(schema -> withOutput(tool, schema, output.uses().all()))
                    .filter(complete -> size(complete) <= LARGEST).orElse(tool);
        } catch (DocumentFault fault) {
            faults.add(fault);
            return tool;
        }
    }

    private boolean isReadable(String schema, Set<String> uses) {
        boolean within = definitions.isWithin(uses, LARGEST_OUTPUT - schema.length());
        if (within) {
            definitions.requireUsable(uses);
        }
        return within;
    }

    private static Tool withOutput(Tool tool, String schema, Set<String> needed) {
        SortedSet<String> all = new TreeSet<>(tool.definitions());
        all.addAll(needed);
        return new Tool(tool.name(), tool.title(), tool.description(), tool.inputSchema(), schema, all, tool.binding(),
                tool.parameterNames(), tool.hints(), tool.tags());
    }

    private @Nullable String displayUrl() {
        return Stream.of(document.at("externalDocs").text("url"), document.at("info").at("contact").text("url"))
                .filter(url -> url.matches("https?://\\S+")).findFirst().orElse(null);
    }
}
