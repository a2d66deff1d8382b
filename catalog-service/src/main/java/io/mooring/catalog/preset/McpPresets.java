package io.mooring.catalog.preset;

import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Slug;
import io.mooring.catalog.mcp.Input;
import io.mooring.catalog.mcp.McpServers.Order;
import io.mooring.catalog.mcp.Reach;
import io.mooring.contracts.provider.FormField;
import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Way;

/** MCP servers of presets as orders. */
final class McpPresets {

    private McpPresets() {}

    /** The user consents at the server itself. */
    static Order order(Slug slug, String name, Preset preset, Way.Remote remote) {
        Reach reach = new Reach.Remote(remote.url(), remote.transport(), null, null, null, null);
        return new Order(slug, name, preset.description(), null, reach, new TextNode("oauth2"), null, null, null,
                Curation.NONE);
    }

    static Order order(Slug slug, String name, Preset preset, Way.Package started) {
        List<Input> variables = started.variables().stream().map(McpPresets::variable).toList();
        Reach reach = new Reach.Local(null, null, null, null, null, new Reach.Package(started.registry(), null,
                started.name(), started.version(), null, null, null, null, null, variables));
        return new Order(slug, name, preset.description(), null, reach, null, null, null, null, Curation.NONE);
    }

    private static Input variable(FormField field) {
        return new Input(field.name(), field.label(), field.help(), field.secret(), field.required(), null, null, null,
                null, null, null, null, null, null);
    }
}
