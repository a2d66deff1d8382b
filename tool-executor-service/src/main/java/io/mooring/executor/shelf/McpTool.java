package io.mooring.executor.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.discovery.OfferedTool;
import io.mooring.executor.toolview.ToolView;

/** A tool as the protocol lists it. One that came from an MCP server is shown as the server shows it, but for its name. */
final class McpTool {

    private static final String MCP = "mcp";
    /** A client would have to repeat such arguments in headers, and the server behind us never sees those. */
    private static final String IN_HEADER = "x-mcp-header";

    private static final String DIALECT = "$schema";
    /** The catalog has written schemas of older drafts anew. */
    private static final String NEWEST_DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private McpTool() {}

    /**
     * @param name what it is called here
     * @param modern whether results may be anything; before, they were objects
     */
    static ObjectNode of(OfferedTool offered, String name, boolean modern, ObjectMapper json) {
        ToolView tool = offered.tool();
        return tool.kind().equals(MCP) ? passed(offered, name, modern, json) : told(offered, name);
    }

    private static ObjectNode told(OfferedTool offered, String name) {
        ToolView tool = offered.tool();
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("name", name)
                .put("description", tool.description());
        shown.set("inputSchema", input(offered.input()));
        shown.putObject("annotations").put("readOnlyHint", tool.readOnly())
                .put("destructiveHint", tool.destructive()).put("openWorldHint", true);
        return shown;
    }

    private static ObjectNode passed(OfferedTool offered, String name, boolean modern, ObjectMapper json) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("name", name);
        original(offered.tool(), json).properties().stream().filter(member -> !member.getKey().equals("name"))
                .forEach(member -> shown.set(member.getKey(), member.getValue()));
        if (!shown.has("description")) {
            shown.put("description", offered.tool().description());
        }
        shown.remove("execution"); // says that it may be run as a task, which is the server's to say to us alone
        ObjectNode input = input(offered.input());
        if (shown.path("inputSchema").has(DIALECT)) {
            input.put(DIALECT, NEWEST_DIALECT);
        }
        shown.set("inputSchema", input);
        if (!modern && shown.has("outputSchema") && !shown.at("/outputSchema/type").asText().equals("object")) {
            shown.remove("outputSchema");
        }
        return shown;
    }

    private static JsonNode original(ToolView tool, ObjectMapper json) {
        try {
            return json.readTree(tool.binding()).path("tool");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this column is written by this service", e);
        }
    }

    private static ObjectNode input(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        strip(copy);
        return copy.has("type") ? copy : copy.put("type", "object");
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.path("properties").forEach(property -> {
                if (property instanceof ObjectNode schema) {
                    schema.remove(IN_HEADER);
                    strip(schema);
                }
            });
        }
    }
}
