package io.mooring.executor.naming;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.freshness.FreshValues;
import io.mooring.executor.freshness.Freshness;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** Translates names of tools between an agent and everything else, which knows call names only. */
@ApplicationScoped
public class Naming {

    /** Characters, about twice as many bytes at most. */
    private static final long ROOM = 4_000_000;

    private final Transactions transactions;
    private final Reaches reaches;
    private final ToolViewStore tools;
    private final ObjectMapper json;
    private final FreshValues<Called, Action> meant;

    Naming(Transactions transactions, Reaches reaches, ToolViewStore tools, ObjectMapper json, Freshness freshness) {
        this.reaches = reaches;
        this.transactions = transactions;
        this.tools = tools;
        this.json = json;
        this.meant = freshness.values(ROOM, Called::weight);
    }

    /** A name as a caller with own names uses it; how far it goes is part of what it means. */
    private record Called(String tenant, String caller, Mandate mandate, String user, String name) {

        private static final int OTHERWISE = 512;

        int weight(Action action) {
            return OTHERWISE * (1 + mandate.bindings().size()) + 2 * name.length() + action.text().length();
        }
    }

    /**
     * How an agent's tools are called.
     *
     * @param kept integrations whose tools keep the names of their server
     * @param shared names that more than one of these have: such tools are called as usual
     */
    public record Names(Set<String> kept, Set<String> shared, ObjectMapper json) {

        public String of(ToolView tool) {
            return kept.contains(tool.integration()) && !shared.contains(tool.name())
                    ? OwnName.of(tool, json).orElse(tool.callName())
                    : tool.callName();
        }
    }

    /** The names of this caller's tools for a user. */
    public Uni<Names> of(Caller caller, String user) {
        Set<String> kept = kept(caller);
        return kept.size() < 2
                ? Uni.createFrom().item(new Names(kept, Set.of(), json))
                : transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, null)
                        .chain(reached -> tools.sharedNames(session, caller.tenant(), reached.reach(), kept)))
                        .map(shared -> new Names(kept, Set.copyOf(shared), json));
    }

    /**
     * What the caller calls so; what is no own name of a tool within reach is a call name or an address. Fails with
     * {@link Fault} when it is the name of several.
     */
    public Uni<Action> action(Caller caller, String user, String name) {
        Mandate mandate = caller.mandate();
        return mandate == null || mandate.upstreamNames().isEmpty()
                ? Uni.createFrom().item(Action.parse(name))
                : meant.get(caller.tenant(), new Called(caller.tenant(), caller.subject(), mandate, user, name),
                        () -> look(caller, user, mandate.upstreamNames(), name));
    }

    private Uni<Action> look(Caller caller, String user, Set<String> kept, String name) {
        return transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, null)
                .chain(reached -> tools.inIntegrations(session, caller.tenant(), reached.reach(), kept,
                        OwnName.places(name))))
                .map(found -> chosen(json, name, found));
    }

    /** What a server calls so; nobody else's tool, should it not have one of that name. */
    public Uni<Action> actionOf(Caller caller, String user, String server, String name) {
        return transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, server)
                .chain(reached -> tools.inIntegrations(session, caller.tenant(), reached.reach(), Set.of(server),
                        OwnName.places(name))))
                .map(found -> of(json, server, name, found));
    }

    /** The name its server gives it goes before the one the catalog keeps it under. */
    static Action of(ObjectMapper json, String server, String name, List<ToolView> found) {
        Stream<ToolView> own = found.stream().filter(tool -> OwnName.of(tool, json).filter(name::equals).isPresent());
        return Stream.concat(own, found.stream().filter(tool -> tool.name().equals(name))).findFirst()
                .map(Naming::only).orElseGet(() -> Action.of(server, name, "mcp_" + server + "_" + name));
    }

    private static Action only(ToolView tool) {
        return Action.of(tool.integration(), tool.name(), tool.callName());
    }

    static Action chosen(ObjectMapper json, String name, List<ToolView> found) {
        List<ToolView> own = found.stream()
                .filter(tool -> OwnName.of(tool, json).filter(name::equals).isPresent()).toList();
        if (own.stream().map(ToolView::integration).distinct().count() > 1) {
            throw Fault.invalidParams("Ambiguous tool name: " + name
                    + " is one of several integrations; these are listed by their longer names");
        }
        return own.isEmpty() ? Action.parse(name) : only(own.getFirst());
    }

    private static Set<String> kept(Caller caller) {
        Mandate mandate = caller.mandate();
        return mandate == null ? Set.of() : mandate.upstreamNames();
    }
}
