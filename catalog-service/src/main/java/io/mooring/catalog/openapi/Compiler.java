package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.schema.Definitions;
import io.mooring.catalog.schema.Schemas;

/** A document as tools: one per operation. An operation that can't be one is left out and reported, with its place. */
final class Compiler {

    private static final Set<String> SAFE = Set.of("get", "head", "options", "trace");
    /** A state record holds at most 900 kB; the rest of it is small. */
    private static final int LARGEST = 800_000;
    /** A definition's name and hash in a state record. */
    private static final int ENTRY = 120;

    /** What a document says, beside its tools. */
    record Compiled(Toolset toolset, String title, String description, @Nullable String server,
            @Nullable String displayUrl, List<AuthTemplate> authTemplates) {}

    private final Place document;
    private final References references;
    private final Schemas schemas;
    private final Definitions definitions;
    private final Servers servers;

    private Compiler(JsonNode document, Origin origin) {
        this.document = Place.root(document);
        this.references = new References(document, origin.library());
        this.schemas = new Schemas(references, this.document.at("openapi").node().asText().startsWith("3.0"));
        this.definitions = new Definitions(schemas);
        this.servers = new Servers(this.document, origin);
    }

    /** Fails with {@link DocumentFault} when not one tool can be made. */
    static Compiled compile(JsonNode document, Origin origin) {
        return new Compiler(document, origin).compile();
    }

    private Compiled compile() {
        List<DocumentFault> faults = new ArrayList<>();
        List<Operation> operations = Operation.all(document, references, faults);
        List<String> names = ToolNames.of(operations);
        List<Tool> tools = new ArrayList<>(operations.size());
        for (int index = 0; index < operations.size(); index++) {
            try {
                tools.add(tool(operations.get(index), names.get(index)));
            } catch (DocumentFault fault) {
                faults.add(fault);
            }
        }
        if (tools.isEmpty()) {
            throw faults.isEmpty() ? new DocumentFault("/paths", "expected at least one operation") : faults.getFirst();
        }
        Place about = document.at("info");
        return new Compiled(toolset(tools, faults), about.text("title"), about.text("description"), servers.usual(),
                displayUrl(), SecuritySchemes.templates(document, references, operations));
    }

    private Toolset toolset(List<Tool> tools, List<DocumentFault> faults) {
        Set<String> used = new TreeSet<>();
        tools.forEach(tool -> used.addAll(tool.definitions()));
        return new Toolset(tools, definitions.texts(used),
                faults.stream().map(fault -> new Toolset.Skipped(fault.pointer(), fault.expected())).toList());
    }

    private Tool tool(Operation operation, String name) {
        Place place = operation.place();
        Arguments arguments = Arguments.of(operation, references, schemas, definitions);
        SortedSet<String> needed = definitions.closure(arguments.uses().all());
        ObjectNode binding = JsonNodeFactory.instance.objectNode()
                .put("method", operation.method().toUpperCase(Locale.ROOT))
                .put("server", servers.of(operation)).put("path", operation.path());
        binding.setAll(arguments.binding());
        List<String> tags = place.at("tags").items().stream().filter(tag -> tag.node().isTextual())
                .map(tag -> tag.node().textValue()).toList();
        Tool tool = new Tool(name, place.text("summary"), description(operation), arguments.schema().toString(),
                null, needed,
                binding.toString(), arguments.names(), hints(operation.method()), tags);
        return fitting(tool, place);
    }

    private Tool fitting(Tool tool, Place place) {
        long size = tool.inputSchema().length() + tool.binding().length() + tool.description().length()
                + (long) ENTRY * tool.definitions().size();
        boolean parts = tool.definitions().stream().allMatch(name -> definitions.text(name).length() <= LARGEST);
        if (size > LARGEST || !parts) {
            throw new DocumentFault(place.pointer(), "expected a schema of at most " + LARGEST + " characters");
        }
        return tool;
    }

    private static String description(Operation operation) {
        Place place = operation.place();
        List<String> said = Stream.of(place.text("summary"), place.text("description")).filter(text -> !text.isEmpty())
                .distinct().toList();
        return said.isEmpty() ? operation.identity() : String.join("\n\n", said);
    }

    private static Hints hints(String method) {
        boolean safe = SAFE.contains(method);
        boolean deletes = method.equals("delete");
        return new Hints(safe, deletes, safe || deletes || method.equals("put"));
    }

    private @Nullable String displayUrl() {
        return Stream.of(document.at("externalDocs").text("url"), document.at("info").at("contact").text("url"))
                .filter(url -> url.matches("https?://\\S+")).findFirst().orElse(null);
    }
}
