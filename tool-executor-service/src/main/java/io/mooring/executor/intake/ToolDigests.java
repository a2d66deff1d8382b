package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.toolview.IntegrationView;
import io.mooring.executor.toolview.IntegrationViewStore;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** Says whether a tool is still the one somebody approved of: its definition, and where its integration sends it. */
@ApplicationScoped
class ToolDigests {

    private final Transactions transactions;
    private final IntegrationViewStore integrations;

    ToolDigests(Transactions transactions, IntegrationViewStore integrations) {
        this.transactions = transactions;
        this.integrations = integrations;
    }

    /** Of all that decides what a call of the tool does, as it is now. */
    Uni<String> take(String tenant, ToolView tool) {
        return transactions.in(tenant, session -> integrations.find(session, tenant, tool.integration()))
                .map(found -> digest(tool, found.map(IntegrationView::configRevision).orElse(null)));
    }

    /** Fails with 409 when it is another one. Revisions only rise: what was read before this was no newer. */
    Uni<Void> require(String approved, String tenant, ToolView tool) {
        return take(tenant, tool).invoke(now -> {
            if (!now.equals(approved)) {
                throw ExecutorError.APPROVAL_STALE
                        .because("the definition of " + tool.callName() + " or its integration has changed");
            }
        }).replaceWithVoid();
    }

    /**
     * Pure.
     *
     * @param revision of the integration's configuration: its address, what it always sends, how credentials are placed;
     *        none for tools that are no integration's
     */
    static String digest(ToolView tool, @Nullable Long revision) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("kind", tool.kind())
                .put("binding", tool.binding()).put("input", tool.inputSchema()).put("variant", tool.variant())
                .put("revision", revision);
        ObjectNode hashes = definition.putObject("definitions");
        tool.definitions().forEach(hashes::put);
        return Arguments.digest(definition);
    }
}
