package io.mooring.executor.shelf;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
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

    /** Variants of one tool have one name, and the usual one stands for all. */
    private ObjectNode result(Shelf shelf, Names names, boolean modern) {
        Map<String, OfferedTool> named = new LinkedHashMap<>();
        shelf.tools().forEach(offered -> named.putIfAbsent(offered.tool().callName(), offered));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = result.putArray("tools");
        named.values().forEach(offered -> listed.add(McpTool.of(offered, names.of(offered.tool()), modern, json)));
        return shelf.nextCursor() == null ? result : result.put("nextCursor", shelf.nextCursor());
    }
}
