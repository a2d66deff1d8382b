package io.mooring.catalog.tool;

import java.util.ArrayList;
import java.util.List;

import io.mooring.catalog.Tool;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.ToolState;

/** State records of tools and definitions. */
public final class ToolEvents {

    private ToolEvents() {}

    /** Definitions first, then the tools that need them. */
    public static List<Event> states(Shelf shelf) {
        List<Event> events = new ArrayList<>();
        shelf.schemas().forEach((hash, schema) -> events.add(definition(shelf, hash, schema)));
        shelf.toolset().tools().forEach(tool -> events.add(state(shelf, tool)));
        return events;
    }

    /** Tombstones, tools first. */
    static List<Event> gone(String tenant, String integration, List<String> tools, List<String> hashes) {
        List<Event> events = new ArrayList<>();
        tools.forEach(name -> events.add(Event.tombstone(Topics.STATE_TOOL, tenant, integration + "/" + name)));
        hashes.forEach(hash -> events.add(Event.tombstone(Topics.STATE_DEFINITION, tenant, integration + "/" + hash)));
        return events;
    }

    private static Event definition(Shelf shelf, String hash, String schema) {
        return Event.of(shelf.tenant(), shelf.integration() + "/" + hash, DefinitionState.newBuilder()
                .setTenant(shelf.tenant()).setIntegration(shelf.integration()).setHash(hash).setSchema$(schema)
                .build());
    }

    private static Event state(Shelf shelf, Tool tool) {
        return Event.of(shelf.tenant(), shelf.integration() + "/" + tool.name(),
                ToolState.newBuilder().setTenant(shelf.tenant()).setIntegration(shelf.integration())
                        .setName(tool.name()).setTitle(tool.title()).setDescription(tool.description())
                        .setKind(shelf.kind()).setInputSchema(tool.inputSchema()).setDefinitions(shelf.needs(tool))
                        .setBinding(tool.binding()).setReadOnly(tool.hints().readOnly())
                        .setDestructive(tool.hints().destructive()).setIdempotent(tool.hints().idempotent())
                        .setTags(tool.tags()).setOutputSchema(tool.outputSchema())
                        .setParameterNames(tool.parameterNames()).setVersion(shelf.version()).build());
    }
}
