package io.mooring.executor.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** 8,010 tools of MCP servers that really exist, with the words of their makers; not part of the project. */
final class Corpus {

    static final Path FILE = Path.of("../../shared/data/registry/tool-names-8010.json.gz");

    private Corpus() {}

    /** Each package an integration. */
    static List<IndexedTool> tools(String tenant) {
        List<IndexedTool> tools = new ArrayList<>();
        try (GZIPInputStream text = new GZIPInputStream(Files.newInputStream(FILE))) {
            for (var server : new ObjectMapper().readTree(text).properties()) {
                for (JsonNode tool : server.getValue().path("tools")) {
                    tools.add(tool(new ToolId(tenant, server.getKey(), tool.path("name").asText(), ""),
                            tool.path("description").asText("")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tools;
    }

    static IndexedTool tool(ToolId id, String description) {
        return new IndexedTool(id, "mcp_" + id.integration() + "_" + id.name(), "", description, "openapi", true,
                List.of(), List.of(), List.of(), List.of());
    }
}
