package io.mooring.executor.dispatch;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.definition.Definition;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.builtin.BuiltInTools;
import io.mooring.executor.database.DatabaseTools;
import io.mooring.executor.database.DatabaseTools.Asked;
import io.mooring.executor.graphql.GraphqlTools;
import io.mooring.executor.mcp.McpTools;
import io.mooring.executor.provider.ProviderTools;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** The kinds of tools and who runs them; arguments are judged before anything is built of them. */
@ApplicationScoped
public class Runner {

    private static final String OPENAPI = "openapi";

    /** Kinds that can be run: tools of others are kept, but offered to nobody. */
    public static final Set<String> KINDS = Set.of(OPENAPI, GraphqlTools.KIND, McpTools.KIND, ToolView.DATABASE,
            ToolView.PROVIDER,
            ToolView.BUILT_IN);

    /** Those of them that go to somebody else. */
    public static final Set<String> UPSTREAM = KINDS.stream().filter(kind -> !kind.equals(ToolView.BUILT_IN))
            .collect(Collectors.toUnmodifiableSet());

    private final ArgumentCheck arguments;
    private final ServerKinds servers;
    private final DatabaseTools databases;
    private final BuiltInTools builtIn;
    private final ProviderTools providers;

    Runner(ArgumentCheck arguments, ServerKinds servers, DatabaseTools databases, BuiltInTools builtIn,
            ProviderTools providers) {
        this.arguments = arguments;
        this.servers = servers;
        this.databases = databases;
        this.builtIn = builtIn;
        this.providers = providers;
    }

    /** What is to be sent; fails with 400 when the arguments do not fit. */
    public Uni<Prepared> prepare(ToolCall call, ToolView tool, Map<String, Definition> definitions) {
        return switch (tool.kind()) {
            case OPENAPI -> arguments.require(tool, definitions, call.arguments())
                    .chain(fit -> servers.openApi(call, tool));
            case GraphqlTools.KIND -> arguments.require(tool, definitions, call.arguments())
                    .chain(fit -> servers.graphql(call, tool));
            case McpTools.KIND -> arguments.require(tool, definitions, call.arguments())
                    .chain(fit -> servers.mcp(call, tool));
            case ToolView.DATABASE -> arguments.require(tool, definitions, call.arguments())
                    .map(fit -> question(call, tool, databases.ask(tool.binding(), call.arguments())));
            case ToolView.PROVIDER -> arguments.require(tool, definitions, call.arguments())
                    .map(fit -> code(call, tool, providers.ask(tool.binding(), call.arguments())));
            case ToolView.BUILT_IN -> arguments.require(tool, definitions, call.arguments())
                    .map(fit -> control(call, tool));
            default -> Uni.createFrom().failure(
                    ExecutorError.KIND_NOT_RUNNABLE.because("tools of kind " + tool.kind() + " can't be run yet"));
        };
    }

    private Prepared question(ToolCall call, ToolView tool, Asked asked) {
        return new Prepared(tool, (connection, placements) -> databases.run(asked, call.caller().tenant(),
                connection.id(), placements, call.callerGone()));
    }

    private Prepared code(ToolCall call, ToolView tool, ProviderTools.Asked asked) {
        Instant deadline = servers.deadline();
        return new Prepared(tool, (connection, placements) -> providers.run(asked,
                ServerKinds.errand(call, tool, connection, deadline), placements, call.commission().context()));
    }

    private Prepared control(ToolCall call, ToolView tool) {
        return new Prepared(tool, (connection, none) -> builtIn.run(call.caller(), tool.name(), call.arguments(),
                tool.readOnly()));
    }
}
