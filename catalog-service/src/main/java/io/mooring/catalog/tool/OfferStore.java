package io.mooring.catalog.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;
import io.smallrye.mutiny.Uni;

/** Whole tools of an integration with who offers them, to make a new {@link Shelf} of. */
@ApplicationScoped
public class OfferStore {

    private static final String OFFERS = "select name, variant, title, description, input_schema, output_schema,"
            + " definitions, binding, read_only, destructive, idempotent, tags, parameter_names, connections"
            + " from app.tool where tenant = ?1 and integration = ?2 order by name, variant";
    private static final String DEFINITIONS = "from DefinitionRow where tenant = :tenant and integration = :integration";

    /** One row, as the query selects it. */
    private record Stored(String name, String variant, String title, String description, String inputSchema,
            @Nullable String outputSchema, String definitions, String binding, boolean readOnly, boolean destructive,
            boolean idempotent, String tags, String parameterNames, String connections) {

        Offer offer() {
            Map<String, String> hashes = new TreeMap<>(JsonText.readMap(definitions));
            Tool tool = new Tool(name, title, description, inputSchema, outputSchema, new TreeSet<>(hashes.keySet()),
                    binding, JsonText.readList(parameterNames), new Tool.Hints(readOnly, destructive, idempotent),
                    JsonText.readList(tags));
            return new Offer(tool, variant, JsonText.readList(connections), hashes);
        }
    }

    /** All tools, each with the hashes of the definitions it needs, in order of name and variant. */
    public Uni<List<Offer>> all(Mutiny.Session session, String tenant, String integration) {
        return session.createNativeQuery(OFFERS, Stored.class).setParameter(1, tenant).setParameter(2, integration)
                .getResultList().map(rows -> rows.stream().map(Stored::offer).toList());
    }

    /** All definitions: hash to JSON Schema text. */
    public Uni<Map<String, String>> definitions(Mutiny.Session session, String tenant, String integration) {
        return session.createSelectionQuery(DEFINITIONS, DefinitionRow.class).setParameter("tenant", tenant)
                .setParameter("integration", integration).setReadOnly(true).getResultList().map(JsonText::byHash);
    }
}
