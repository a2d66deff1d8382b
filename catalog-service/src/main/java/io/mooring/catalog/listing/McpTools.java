package io.mooring.catalog.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.DiscoveredCompiler;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.Toolset.Skipped;

/**
 * The {@code tools} of a {@code tools/list} result as tools. The binding keeps each as the server gave it, with its name
 * there and whatever this version of Mooring does not know.
 */
@Singleton
public class McpTools implements DiscoveredCompiler {

    /** A record of the event log has room for it, schema and original, with some to spare. */
    private static final int LONGEST_TOOL = 256 * 1024;
    private static final int LONGEST_NAME = 512;

    @Override
    public Kind kind() {
        return Kind.MCP;
    }

    @Override
    public Toolset compile(JsonNode answer) {
        if (!answer.path("tools").isArray()) {
            throw new IllegalArgumentException("an answer of MCP has an array tools");
        }
        return of(answer.path("tools"), "/tools");
    }

    /**
     * Each tool that is well-formed; the others are skipped.
     *
     * @param listed tools, or names of tools nothing else is known of
     * @param place pointer of the array
     */
    public static Toolset of(JsonNode listed, String place) {
        List<Skipped> skipped = new ArrayList<>();
        Map<String, ObjectNode> usable = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < listed.size(); index++) {
            ObjectNode tool = whole(listed.get(index));
            String pointer = place + "/" + index;
            Optional<Skipped> fault = seen.add(tool.path("name").asText())
                    ? fault(tool, pointer)
                    : Optional.of(new Skipped(pointer + "/name", "expected a name no tool before has"));
            fault.ifPresentOrElse(skipped::add, () -> usable.put(tool.path("name").textValue(), tool));
        }
        Map<String, String> names = ToolNames.of(List.copyOf(usable.keySet()));
        List<Tool> tools = new ArrayList<>();
        usable.forEach((name, tool) -> tools.add(tool(names.get(name), tool)));
        return new Toolset(tools, Map.of(), skipped);
    }

    private static ObjectNode whole(JsonNode listed) {
        return listed instanceof ObjectNode tool
                ? tool
                : JsonNodeFactory.instance.objectNode().put("name", listed.isTextual() ? listed.textValue() : "");
    }

    private static Optional<Skipped> fault(ObjectNode tool, String pointer) {
        JsonNode name = tool.path("name");
        if (!name.isTextual() || name.textValue().isBlank() || name.textValue().length() > LONGEST_NAME) {
            return Optional.of(new Skipped(pointer + "/name", "expected 1 to " + LONGEST_NAME + " characters"));
        }
        if (tool.toString().length() > LONGEST_TOOL) {
            return Optional.of(new Skipped(pointer, "expected at most " + LONGEST_TOOL + " characters"));
        }
        JsonNode input = tool.path("inputSchema");
        if (!(input.isMissingNode() || input.isNull() || input.isObject() && isOfObject(input))) {
            return Optional.of(new Skipped(pointer + "/inputSchema", "expected a JSON Schema of an object"));
        }
        return schemaFault(inputSchema(tool), pointer + "/inputSchema").or(() -> Optional
                .ofNullable(outputSchema(tool)).flatMap(output -> schemaFault(output, pointer + "/outputSchema")));
    }

    private static boolean isOfObject(JsonNode schema) {
        return schema.path("type").isMissingNode() || schema.path("type").asText().equals("object");
    }

    private static Optional<Skipped> schemaFault(ObjectNode schema, String pointer) {
        return MetaSchema.fault(schema).map(fault -> new Skipped(pointer + fault.pointer(), fault.reason()));
    }

    private static ObjectNode inputSchema(ObjectNode tool) {
        return tool.path("inputSchema") instanceof ObjectNode given
                ? Drafts.modern(given).put("type", "object")
                : JsonNodeFactory.instance.objectNode().put("type", "object");
    }

    private static @Nullable ObjectNode outputSchema(ObjectNode tool) {
        return tool.path("outputSchema") instanceof ObjectNode given ? Drafts.modern(given) : null;
    }

    private static Tool tool(String name, ObjectNode listed) {
        ObjectNode input = inputSchema(listed);
        ObjectNode output = outputSchema(listed);
        JsonNode annotations = listed.path("annotations");
        List<String> parameters = new ArrayList<>();
        input.path("properties").fieldNames().forEachRemaining(parameters::add);
        ObjectNode binding = JsonNodeFactory.instance.objectNode().set("tool", listed);
        return new Tool(name, text(listed, "title", text(annotations, "title", "")), text(listed, "description", ""),
                input.toString(), output == null ? null : output.toString(), new TreeSet<>(), binding.toString(),
                parameters, hints(annotations), List.of());
    }

    /** The defaults of the specification: a tool that says nothing may destroy. */
    private static Tool.Hints hints(JsonNode annotations) {
        boolean readOnly = annotations.path("readOnlyHint").asBoolean(false);
        return new Tool.Hints(readOnly, !readOnly && annotations.path("destructiveHint").asBoolean(true),
                readOnly || annotations.path("idempotentHint").asBoolean(false));
    }

    private static String text(JsonNode node, String member, String absent) {
        return node.path(member).isTextual() ? node.path(member).textValue() : absent;
    }
}
