package io.mooring.executor.toolview;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

/** Reads the copy of the catalog. */
@ApplicationScoped
public class ToolViewStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    ToolViewStore(ObjectMapper json) {
        this.json = json;
    }

    /** The tool at an address. */
    public Uni<Optional<ToolView>> find(Mutiny.Session session, String tenant, String integration, String name) {
        return session
                .createSelectionQuery("from ToolRow where tenant = :tenant and integration = :integration"
                        + " and name = :name", ToolRow.class)
                .setParameter("tenant", tenant).setParameter("integration", integration).setParameter("name", name)
                .setReadOnly(true).getResultList().map(rows -> rows.stream().map(this::view).findFirst());
    }

    /**
     * The tool with a call name. Slugs may contain an underscore, so two tools can have the same one: the longest slug
     * wins, the other has its address.
     */
    public Uni<Optional<ToolView>> findByCallName(Mutiny.Session session, String tenant, String callName) {
        return session
                .createSelectionQuery("from ToolRow where tenant = :tenant and callName = :callName"
                        + " order by length(integration) desc", ToolRow.class)
                .setParameter("tenant", tenant).setParameter("callName", callName).setReadOnly(true).setMaxResults(1)
                .getResultList().map(rows -> rows.stream().map(this::view).findFirst());
    }

    /** Tools of these integrations, ordered by integration and name. */
    public Uni<List<ToolView>> list(Mutiny.Session session, String tenant, Set<String> integrations,
            @Nullable ToolPosition after, int limit) {
        if (integrations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        ToolPosition from = after == null ? new ToolPosition("", "") : after;
        return session
                .createSelectionQuery("from ToolRow where tenant = :tenant and integration in :integrations"
                        + " and (integration > :fromIntegration or integration = :fromIntegration and name > :fromName)"
                        + " order by integration, name", ToolRow.class)
                .setParameter("tenant", tenant).setParameter("integrations", integrations)
                .setParameter("fromIntegration", from.integration()).setParameter("fromName", from.name())
                .setReadOnly(true).setMaxResults(limit).getResultList()
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** Call names of tools of these integrations, for suggestions. */
    public Uni<List<String>> callNames(Mutiny.Session session, String tenant, Set<String> integrations, int limit) {
        return integrations.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session
                        .createSelectionQuery("select callName from ToolRow where tenant = :tenant"
                                + " and integration in :integrations order by callName", String.class)
                        .setParameter("tenant", tenant).setParameter("integrations", integrations).setMaxResults(limit)
                        .getResultList();
    }

    /** The shared definitions that tools of an integration need and that have arrived: hash to schema. */
    public Uni<Map<String, String>> definitions(Mutiny.Session session, String tenant, Set<String> integrations,
            Collection<String> hashes) {
        return hashes.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session
                        .createSelectionQuery("from DefinitionRow where tenant = :tenant"
                                + " and integration in :integrations and hash in :hashes", DefinitionRow.class)
                        .setParameter("tenant", tenant).setParameter("integrations", integrations)
                        .setParameter("hashes", hashes).setReadOnly(true).getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> row.hash, row -> row.schema, (one, same) -> one)));
    }

    private ToolView view(ToolRow row) {
        return new ToolView(row.integration, row.name, row.description, row.kind, row.inputSchema,
                definitions(row.definitions), row.binding, row.readOnly, row.destructive, row.version);
    }

    private Map<String, String> definitions(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tool_view.definitions is written by this service", e);
        }
    }
}
