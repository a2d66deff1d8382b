package io.mooring.executor.metatool;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.discovery.DescribedTools;
import io.mooring.executor.discovery.FoundTools;
import io.mooring.executor.discovery.SearchTerms;
import io.mooring.executor.discovery.ToolList;
import io.mooring.executor.discovery.ToolNames;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.toolrun.ToolRuns;
import io.mooring.executor.toolrun.ToolRuns.Asker;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Search, describe and call, for whoever has more tools than a model can look through. */
@ApplicationScoped
public class MetaTools {

    private static final int SERVER_ERROR = 500;

    private final ToolList tools;
    private final FoundTools found;
    private final DescribedTools described;
    private final ToolRuns runs;
    private final ObjectMapper json;
    private final int direct;

    MetaTools(ToolList tools, FoundTools found, DescribedTools described, ToolRuns runs, ObjectMapper json,
            MetaToolConfig config) {
        this.tools = tools;
        this.found = found;
        this.described = described;
        this.runs = runs;
        this.json = json;
        this.direct = config.direct();
    }

    /** Whether these three are listed in place of the tools: it depends on what the caller reaches, and nothing else. */
    public Uni<Boolean> areListed(Caller caller, String user) {
        return tools.areMoreThan(caller, user, direct);
    }

    /**
     * The result of {@code tools/list}, on one page.
     *
     * @param pinned tools that are listed all the same
     */
    ObjectNode list(List<ObjectNode> pinned) {
        ObjectNode list = Definitions.list(json);
        list.withArrayProperty("tools").addAll(pinned);
        return list;
    }

    /** Whether it is the name of one of them. */
    public boolean isNamed(JsonNode name) {
        return Definitions.NAMES.contains(name.asText());
    }

    /** The result of {@code tools/call}. What is called inside is judged, limited and recorded as if it were called itself. */
    public Uni<ObjectNode> call(Asker asker, ObjectNode params) {
        JsonNode arguments = params.path("arguments");
        return switch (params.path("name").asText()) {
            case Definitions.SEARCH -> told(Uni.createFrom().item(() -> terms(arguments))
                    .chain(terms -> found.search(asker.caller(), asker.user(), terms)));
            case Definitions.DESCRIBE -> told(Uni.createFrom().item(() -> ToolNames.of(names(arguments.path("names"))))
                    .chain(names -> described.describe(asker.caller(), asker.user(), names)));
            default -> runs.run(asker, inner(params, arguments));
        };
    }

    private static SearchTerms terms(JsonNode arguments) {
        return SearchTerms.of(arguments.path("query").textValue(), arguments.path("integration").textValue(),
                arguments.has("limit") ? arguments.path("limit").asText() : null);
    }

    private static @Nullable List<String> names(JsonNode given) {
        List<String> names = new ArrayList<>();
        given.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The request for the tool that is meant, as its own. */
    private static ObjectNode inner(ObjectNode params, JsonNode arguments) {
        if (!arguments.isObject()) {
            throw Fault.invalidParams("arguments: expected {name, arguments}");
        }
        ObjectNode inner = params.deepCopy();
        inner.set("name", arguments.path("name"));
        inner.set("arguments", arguments.path("arguments"));
        return inner;
    }

    private Uni<ObjectNode> told(Uni<?> answer) {
        return answer.map(found -> result(json.valueToTree(found))).onFailure(MetaTools::isOfTheCaller)
                .recoverWithItem(failure -> mistaken(((HttpProblem) failure).getDetail()));
    }

    private static boolean isOfTheCaller(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() < SERVER_ERROR;
    }

    private static ObjectNode result(JsonNode found) {
        return text(found.toString()).set("structuredContent", found);
    }

    private static ObjectNode mistaken(@Nullable String detail) {
        return text(String.valueOf(detail)).put("isError", true);
    }

    private static ObjectNode text(String text) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result;
    }
}
