package io.mooring.executor.dispatch;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.graphql.GraphqlTools;
import io.mooring.executor.http.Errand;
import io.mooring.executor.http.HttpTools;
import io.mooring.executor.mcp.McpTools;
import io.mooring.executor.request.Draft;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** Kinds whose tools are requests to a server. */
@ApplicationScoped
class ServerKinds {

    private final HttpTools http;
    private final GraphqlTools graphql;
    private final McpTools mcp;
    private final PromisedResults promised;

    ServerKinds(HttpTools http, GraphqlTools graphql, McpTools mcp, PromisedResults promised) {
        this.http = http;
        this.graphql = graphql;
        this.mcp = mcp;
        this.promised = promised;
    }

    Uni<Prepared> openApi(ToolCall call, ToolView tool) {
        return http.draft(tool.binding(), call.arguments()).map(draft -> request(call, tool, draft));
    }

    /** Its time begins here: the credential is waited for in it, and one that is refused shares it with the next. */
    private Prepared request(ToolCall call, ToolView tool, Draft draft) {
        Instant deadline = deadline();
        return new Prepared(tool, deadline,
                (connection, placements) -> http.run(draft, errand(call, tool, connection, deadline), placements));
    }

    Uni<Prepared> graphql(ToolCall call, ToolView tool) {
        return graphql.ask(call.caller().tenant(), tool, call.arguments())
                .map(asked -> operation(call, tool, asked));
    }

    private Prepared operation(ToolCall call, ToolView tool, GraphqlTools.Asked asked) {
        Instant deadline = deadline();
        return new Prepared(tool, deadline,
                (connection, placements) -> graphql.run(asked, errand(call, tool, connection, deadline), placements));
    }

    Uni<Prepared> mcp(ToolCall call, ToolView tool) {
        return mcp.ask(call.caller().tenant(), tool, call.arguments(), call.resume())
                .map(asked -> spoken(call, tool, asked));
    }

    private Prepared spoken(ToolCall call, ToolView tool, McpTools.Asked asked) {
        Instant deadline = mcp.deadline();
        return new Prepared(tool, deadline, (connection, placements) -> mcp.run(asked, connection, placements, deadline,
                call.callerGone(), call.exchange()).chain(outcome -> promised.judge(tool, outcome, deadline)));
    }

    /** Up to which a call that begins now may take. */
    Instant deadline() {
        return http.deadline();
    }

    static Errand errand(ToolCall call, ToolView tool, ConnectionView connection, Instant deadline) {
        return new Errand(call.caller().tenant(), tool.integration(), connection.id(), tool.readOnly(), deadline,
                call.callerGone());
    }
}
