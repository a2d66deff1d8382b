package io.mooring.executor.discovery;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.resolution.DatabaseAlias;
import io.mooring.executor.toolview.ToolView;

/**
 * A tool as a list shows it.
 *
 * @param provider slug of the integration
 * @param inputSchema what the arguments have to fit
 * @param outputSchema what a result looks like, when that is known
 * @param connection the connection a call would use; none when the caller has to choose
 * @param connections all the user may choose from
 */
record ListedTool(String name, String description, String provider, Map<String, String> parameters,
        JsonNode inputSchema, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode outputSchema,
        @Nullable String connection, List<Choice> connections, boolean readOnly,
        boolean destructive) {

    /** A connection, and the address of the tool on it. */
    record Choice(String id, String owner, String name, String address) {}

    static ListedTool of(OfferedTool offered) {
        return of(offered.tool(), offered.input(), offered.output(), offered.connections());
    }

    static ListedTool of(ToolView tool, JsonNode schema, @Nullable JsonNode output, List<ConnectionView> connections) {
        List<Choice> choices = connections.stream().map(connection -> new Choice(connection.id(), connection.owner(),
                connection.name(), connection.address() + "." + tool.name())).toList();
        return new ListedTool(tool.callName(), tool.description(), tool.integration(),
                DatabaseAlias.is(tool) ? DatabaseAlias.parameters(tool) : ParameterTypes.of(schema),
                schema, output, choices.size() == 1 ? choices.getFirst().id() : null, choices, tool.readOnly(),
                tool.destructive());
    }
}
