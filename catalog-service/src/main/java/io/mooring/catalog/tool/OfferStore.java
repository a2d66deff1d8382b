package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;
import io.mooring.catalog.tool.DefinitionPool.Kept;
import io.smallrye.mutiny.Uni;

/** Whole tools of an integration with who offers them, to make a new {@link Shelf} of. */
@ApplicationScoped
public class OfferStore {

    private static final String OFFERS = "from ToolRow where tenant = :tenant and integration = :integration"
            + " order by name, variant";
    private static final String DEFINITIONS = "from DefinitionRow where tenant = :tenant and integration = :integration";

    /** All tools, each with the hashes of the definitions it refers to, in order of name and variant. */
    public Uni<List<Offer>> all(Mutiny.Session session, String tenant, String integration) {
        return session.createSelectionQuery(OFFERS, ToolRow.class).setParameter("tenant", tenant)
                .setParameter("integration", integration).setReadOnly(true).getResultList()
                .map(rows -> rows.stream().map(OfferStore::offer).toList());
    }

    private static Offer offer(ToolRow row) {
        Map<String, String> hashes = new TreeMap<>(JsonText.readMap(row.definitions));
        Tool tool = new Tool(row.name, row.title, row.description, row.inputSchema, row.outputSchema,
                new TreeSet<>(hashes.keySet()), row.binding, JsonText.readList(row.parameterNames),
                new Tool.Hints(row.readOnly, row.destructive, row.idempotent), JsonText.readList(row.tags));
        return new Offer(tool, row.variant, JsonText.readList(row.connections), hashes);
    }

    /** All definitions, by hash. */
    public Uni<Map<String, Kept>> definitions(Mutiny.Session session, String tenant, String integration) {
        return session.createSelectionQuery(DEFINITIONS, DefinitionRow.class).setParameter("tenant", tenant)
                .setParameter("integration", integration).setReadOnly(true).getResultList()
                .map(rows -> rows.stream().collect(
                        Collectors.toMap(row -> row.hash, row -> new Kept(row.schema, JsonText.readMap(row.uses)))));
    }
}
