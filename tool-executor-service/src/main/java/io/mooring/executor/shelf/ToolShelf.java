package io.mooring.executor.shelf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.page.Cursor;
import io.mooring.executor.discovery.OfferedTool;
import io.mooring.executor.discovery.ToolList;
import io.mooring.executor.discovery.ToolList.Shelf;
import io.mooring.executor.naming.Naming;
import io.mooring.executor.naming.Naming.Names;
import io.mooring.executor.rpc.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Tools, page by page. */
@ApplicationScoped
public class ToolShelf {

    private static final int BAD_REQUEST = 400;

    private final ToolList tools;
    private final Naming naming;
    private final ObjectMapper json;

    ToolShelf(ToolList tools, Naming naming, ObjectMapper json) {
        this.naming = naming;
        this.tools = tools;
        this.json = json;
    }

    /**
     * The result of {@code tools/list}; fails with {@link Fault} when the cursor is none of ours.
     *
     * @param size most tools on the page
     * @param modern whether it is for the stateless version
     */
    public Uni<ObjectNode> page(Caller caller, String user, JsonNode params, int size, boolean modern) {
        return Uni.createFrom().item(() -> Cursor.of(Integer.toString(size), cursor(params)))
                .chain(cursor -> tools.shelf(caller, user, null, cursor))
                .onFailure(ToolShelf::isBadRequest).transform(failure -> Fault.invalidParams("cursor: expected the"
                        + " nextCursor of the page before"))
                .chain(shelf -> naming.of(caller, user).map(names -> result(shelf, names, modern)));
    }

    /** A tool as its server shows it, but for its name, which is the one it is called by. */
    public ObjectNode shown(OfferedTool offered) {
        return McpTool.of(offered, offered.tool().callName(), true, json);
    }

    /** Variants of one tool have one name, and the usual one stands for all. */
    private List<ObjectNode> listed(List<OfferedTool> tools, Names names, boolean modern) {
        Map<String, OfferedTool> named = new LinkedHashMap<>();
        tools.forEach(offered -> named.putIfAbsent(offered.tool().callName(), offered));
        return named.values().stream().map(offered -> McpTool.of(offered, names.of(offered.tool()), modern, json))
                .toList();
    }

    private static @Nullable String cursor(JsonNode params) {
        JsonNode cursor = params.path("cursor");
        if (!cursor.isMissingNode() && !cursor.isNull() && !cursor.isTextual()) {
            throw Fault.invalidParams("cursor: expected a text");
        }
        return cursor.textValue();
    }

    private static boolean isBadRequest(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() == BAD_REQUEST;
    }

    /** The tools that bindings of an agent pin, as far as they can be run now. */
    public Uni<List<ObjectNode>> pinned(Caller caller, String user, boolean modern) {
        Mandate mandate = caller.mandate();
        return tools.offered(caller, user, mandate == null ? Set.of() : mandate.pinned())
                .chain(offered -> offered.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : naming.of(caller, user).map(names -> listed(offered, names, modern)));
    }

    private ObjectNode result(Shelf shelf, Names names, boolean modern) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("tools").addAll(listed(shelf.tools(), names, modern));
        return shelf.nextCursor() == null ? result : result.put("nextCursor", shelf.nextCursor());
    }
}
