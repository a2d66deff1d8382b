package io.mooring.catalog.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Slug;
import io.mooring.catalog.integration.AuthTemplates;
import io.mooring.catalog.mcp.McpServers.Order;
import io.mooring.catalog.mcp.Reach;
import io.mooring.catalog.mcpfile.McpEntry;
import io.mooring.catalog.mcpfile.McpFile.Named;
import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Servers of a file as drafts. */
final class McpImports {

    private McpImports() {}

    /**
     * One server that is in the catalog now, or would be.
     *
     * @param level file, group or agent: which said how it is
     * @param inputs what a connection has to give
     * @param ignored members of its entry that mean nothing here
     */
    record Imported(String name, String slug, String transport, String level, List<AuthTemplate.Input> inputs,
            List<String> ignored) {}

    /** An entry and what became of it. */
    record Planned(Named named, Draft draft) {

        Imported imported() {
            List<AuthTemplate.Input> inputs = AuthTemplates.of(draft.config()).stream()
                    .flatMap(method -> method.inputs().stream()).toList();
            return new Imported(named.name(), draft.slug().text(), named.entry().hasNonNull("url") ? "remote" : "stdio",
                    named.level(), inputs, McpEntry.ignored(named.entry()));
        }
    }

    /**
     * Fails with 400 that names the field, or 403 where servers may not be started.
     *
     * @param drafting how an order becomes a draft
     */
    static List<Planned> plan(List<Named> servers, Function<Order, Draft> drafting) {
        Map<Slug, String> taken = new HashMap<>();
        return servers.stream().map(named -> {
            Draft draft = draft(named, drafting);
            String other = taken.putIfAbsent(draft.slug(), named.name());
            if (other != null) {
                throw GeneralError.BAD_REQUEST.at(named.place(),
                        "expected a name that is not, as an id, that of " + other + " as well");
            }
            return new Planned(named, draft);
        }).toList();
    }

    private static Draft draft(Named named, Function<Order, Draft> drafting) {
        try {
            Reach reach = McpEntry.reach(named.entry());
            return drafting.apply(new Order(slug(named.name()), named.name(),
                    Texts.description(named.entry().path("description").textValue()), null, reach, null, null, null,
                    null, Curation.NONE));
        } catch (HttpProblem problem) {
            throw moved(named, problem);
        }
    }

    /** The name where it can be one; some stand for integrations every tenant has. */
    private static Slug slug(String name) {
        String proposed = Slug.propose(name);
        return Slug.of(new Slug(proposed).isBuiltIn() ? proposed + "_mcp" : proposed);
    }

    /** In the words of this door. */
    private static HttpProblem moved(Named named, HttpProblem problem) {
        if (!(problem.getParameters().get("field") instanceof String field)) {
            return problem;
        }
        String here = field.equals("/slug") ? named.place() : named.place() + field;
        Object expected = problem.getParameters().get("expected");
        return HttpProblem.builder().withType(problem.getType()).withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode()).withDetail(here + ": " + expected).with("field", here)
                .with("expected", expected).build();
    }
}
