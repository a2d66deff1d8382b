package io.mooring.catalog.registry;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Reads the copy. */
@ApplicationScoped
public class ServerStore {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final int VERSIONS_SHOWN = 200;
    private static final int TWINS_SHOWN = 10;
    private static final String VERSION = "select cast(row_to_json(v) as text) from (select name, version, status,"
            + " status_message, latest, published_at, updated_at, title, publisher, obstacle as not_runnable_because,"
            + " categories, entry from app.registry_version where name = ?1 and version = case when ?2 = 'latest' then"
            + " (select s.version from app.registry_server s where s.name = ?1) else ?2 end) v";
    private static final String VERSIONS = "select cast(row_to_json(v) as text) from (select version, status,"
            + " status_message, published_at from app.registry_version where name = ?1"
            + " order by rank desc limit ?2) v";
    private static final String TWINS = "select name from app.registry_server where search like ?1 and name <> ?2"
            + " and remote and status not in ('deleted', 'gone') order by name limit ?3";

    /**
     * One page of a list.
     *
     * @param nextCursor of the page after it, ready for the caller; none on the last one
     */
    public record Page(List<ServerSummary> servers, @Nullable String nextCursor) {}

    public Uni<Page> search(Mutiny.Session session, Wanted wanted, Cursor page) {
        Search search = Search.of(wanted, page);
        Mutiny.SelectionQuery<String> query = session.createNativeQuery(search.sql(), String.class);
        for (int i = 0; i < search.parameters().size(); i++) {
            query.setParameter(i + 1, search.parameters().get(i));
        }
        return query.getResultList().map(rows -> rows.stream().map(ServerStore::tree).toList())
                .map(found -> new Page(page.page(found).stream().map(ServerStore::summary).toList(),
                        page.next(found, Search::key)));
    }

    /** A version of a server, {@code latest} for the latest. Fails with 404 when there is none. */
    public Uni<ServerVersion> require(Mutiny.Session session, String name, String version) {
        return session.createNativeQuery(VERSION, String.class).setParameter(1, name).setParameter(2, version)
                .getSingleResultOrNull().onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND
                        .because("the copy of the registry has no version " + version + " of a server " + name))
                .map(row -> ServerVersion.of(tree(row)));
    }

    /** Its versions from new to old, the newest 200. */
    public Uni<List<ServerVersion.Mention>> versions(Mutiny.Session session, String name) {
        return session.createNativeQuery(VERSIONS, String.class).setParameter(1, name)
                .setParameter(2, VERSIONS_SHOWN).getResultList()
                .map(rows -> rows.stream().map(ServerStore::mention).toList());
    }

    /** Names of other servers that say they are at the same address: one of them may pretend. */
    public Uni<List<String>> twins(Mutiny.Session session, ServerVersion server) {
        String url = server.entry().at("/server/remotes/0/url").asText();
        if (url.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(TWINS, String.class)
                .setParameter(1, "%" + Search.escaped(url.toLowerCase(java.util.Locale.ROOT)) + "%")
                .setParameter(2, server.name()).setParameter(3, TWINS_SHOWN).getResultList();
    }

    private static JsonNode tree(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database answered what was not asked for", e);
        }
    }

    private static ServerSummary summary(JsonNode row) {
        return JSON.convertValue(row, ServerSummary.class);
    }

    private static ServerVersion.Mention mention(String row) {
        return JSON.convertValue(tree(row), ServerVersion.Mention.class);
    }
}
