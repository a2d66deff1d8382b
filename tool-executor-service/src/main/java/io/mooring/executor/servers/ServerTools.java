package io.mooring.executor.servers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.page.Cursor;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.discovery.OfferedTool;
import io.mooring.executor.discovery.ToolList;
import io.mooring.executor.shelf.ToolShelf;
import io.mooring.executor.upstreams.ServerState;
import io.mooring.executor.upstreams.ServerStates;
import io.smallrye.mutiny.Uni;

/** The tools of MCP servers that answer. */
@ApplicationScoped
class ServerTools {

    private static final String MCP = "mcp";

    private final ToolList tools;
    private final ToolShelf shelf;
    private final ServerStates states;

    ServerTools(ToolList tools, ToolShelf shelf, ServerStates states) {
        this.tools = tools;
        this.shelf = shelf;
        this.states = states;
    }

    /**
     * Some of the tools.
     *
     * @param tools each as its server shows it, with {@code server} and the {@code connections} it can be called on now
     * @param unavailable servers whose tools belong here, and which are not connected
     */
    record Page(List<ObjectNode> tools, List<ServerState> unavailable, @Nullable String nextCursor) {}

    /** A page may be shorter than its limit: tools of servers that do not answer are left out. */
    Uni<Page> page(Caller caller, String user, @Nullable String server, Cursor cursor) {
        return tools.shelfOf(MCP, caller, user, server, cursor).chain(page -> {
            Set<String> servers = page.tools().stream().map(offered -> offered.tool().integration())
                    .collect(Collectors.toSet());
            return states.of(caller, user, servers::contains)
                    .map(found -> new Page(shown(page.tools(), connected(found)),
                            found.stream().filter(state -> !state.isConnected()).toList(), page.nextCursor()));
        });
    }

    private static Set<String> connected(List<ServerState> states) {
        return states.stream().filter(ServerState::isConnected).map(ServerState::connection)
                .collect(Collectors.toSet());
    }

    private List<ObjectNode> shown(List<OfferedTool> offered, Set<String> connected) {
        return offered.stream().filter(tool -> !usable(tool, connected).isEmpty())
                .map(tool -> shown(tool, usable(tool, connected))).toList();
    }

    private static List<String> usable(OfferedTool tool, Set<String> connected) {
        return tool.connections().stream().map(ConnectionView::id).filter(connected::contains).toList();
    }

    private ObjectNode shown(OfferedTool tool, List<String> connections) {
        ObjectNode shown = shelf.shown(tool).put("server", tool.tool().integration());
        ArrayNode usable = shown.putArray("connections");
        connections.forEach(usable::add);
        return shown;
    }
}
