package io.mooring.catalog.tool;

import java.util.ArrayList;
import java.util.List;

import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;
import io.mooring.catalog.tool.DefinitionPool.Kept;
import io.mooring.catalog.tool.Goods.Item;
import io.mooring.catalog.tool.Stock.Key;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.ToolState;

/** State records of tools and definitions. */
final class ToolEvents {

    private ToolEvents() {}

    /** Of the definitions with these hashes. */
    static List<Event> definitions(Shelf shelf, List<String> hashes) {
        return hashes.stream().map(hash -> definition(shelf, hash, shelf.schemas().get(hash))).toList();
    }

    static List<Event> states(Shelf shelf, List<Item> items) {
        return items.stream().map(item -> state(shelf, item)).toList();
    }

    /** Tombstones, tools first. */
    static List<Event> gone(String tenant, String integration, List<Key> tools, List<String> hashes) {
        List<Event> events = new ArrayList<>();
        tools.forEach(tool -> events
                .add(Event.tombstone(Topics.STATE_TOOL, tenant, aggregate(integration, tool))));
        hashes.forEach(hash -> events.add(Event.tombstone(Topics.STATE_DEFINITION, tenant, integration + "/" + hash)));
        return events;
    }

    private static String aggregate(String integration, Key tool) {
        String usual = integration + "/" + tool.name();
        return tool.variant().isEmpty() ? usual : usual + "/" + tool.variant();
    }

    private static Event definition(Shelf shelf, String hash, Kept definition) {
        return Event.of(shelf.tenant(), shelf.integration() + "/" + hash, DefinitionState.newBuilder()
                .setTenant(shelf.tenant()).setIntegration(shelf.integration()).setHash(hash)
                .setSchema$(definition.text()).setUses(definition.uses()).build());
    }

    private static Event state(Shelf shelf, Item item) {
        Offer offer = item.offer();
        Tool tool = item.tool();
        return Event.of(shelf.tenant(), aggregate(shelf.integration(), Key.of(offer)),
                ToolState.newBuilder().setTenant(shelf.tenant()).setIntegration(shelf.integration())
                        .setName(tool.name()).setTitle(tool.title()).setDescription(tool.description())
                        .setKind(shelf.kind().label()).setInputSchema(tool.inputSchema())
                        .setDefinitions(item.needs())
                        .setBinding(tool.binding()).setReadOnly(tool.hints().readOnly())
                        .setDestructive(tool.hints().destructive()).setIdempotent(tool.hints().idempotent())
                        .setTags(tool.tags()).setOutputSchema(tool.outputSchema())
                        .setParameterNames(tool.parameterNames()).setConnections(offer.connections())
                        .setVariant(offer.variant()).setVersion(shelf.version()).build());
    }
}
