package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;

class DatabaseAliasTest {

    private static final ToolView LIST = tool("postgres", "list_tables", "database");
    private static final ToolView QUERY = tool("postgres", "query", "database");
    private static final ToolView OTHER = tool("redis", "query", "openapi");
    private static final List<ConnectionView> CONNECTIONS = List.of(database("db_2", "postgres"),
            database("db_1", "postgres"), database("db_9", "redis"));

    @Test
    void namesADatabaseAsTheSeedDoes() {
        ToolView alias = DatabaseAlias.of(QUERY, database("db_abc123", "postgres"));

        assertThat(alias.callName()).isEqualTo("DB_QUERY_db_abc123");
        assertThat(alias.description()).isEqualTo("Query 'My Analytics DB' (PostgreSQL)");
        assertThat(DatabaseAlias.parameters(alias)).isEqualTo(Map.of("query", "string (SQL query)"));
        assertThat(alias.inputSchema()).contains("\"required\":[\"query\"]").contains("\"parameters\"");
        assertThat(alias.isOfferedOn("db_abc123")).isTrue();
        assertThat(alias.isOfferedOn("db_other")).isFalse();
        assertThat(DatabaseAlias.of(tool("redis", "query", "database"), database("db_1", "redis")).inputSchema())
                .doesNotContain("\"parameters\"");
    }

    @Test
    void readsTheConnectionOfAnAction() {
        assertThat(DatabaseAlias.connection(Action.parse("DB_QUERY_db_1"))).contains("db_1");
        assertThat(DatabaseAlias.connection(Action.parse("DB_QUERY_"))).isEmpty();
        assertThat(DatabaseAlias.connection(Action.parse("mcp_postgres_query"))).isEmpty();
        assertThat(DatabaseAlias.connection(Action.parse("DB_QUERY_x.user.main.query"))).isEmpty();
    }

    @Test
    void putsAliasesAfterTheirTool() {
        assertThat(names(DatabaseAlias.among(List.of(LIST, QUERY, OTHER), CONNECTIONS, null, null, 10)))
                .containsExactly("mcp_postgres_list_tables", "mcp_postgres_query", "DB_QUERY_db_1", "DB_QUERY_db_2",
                        "mcp_redis_query");
    }

    @Test
    void goesOnInTheMiddleOfAliases() {
        assertThat(names(DatabaseAlias.among(List.of(LIST, QUERY, OTHER), CONNECTIONS, null, null, 3)))
                .containsExactly("mcp_postgres_list_tables", "mcp_postgres_query", "DB_QUERY_db_1");
        assertThat(names(DatabaseAlias.among(List.of(OTHER), CONNECTIONS, QUERY,
                new ToolPosition("postgres", "query", "db_1"), 3))).containsExactly("DB_QUERY_db_2", "mcp_redis_query");
        assertThat(names(DatabaseAlias.among(List.of(OTHER), CONNECTIONS, QUERY,
                new ToolPosition("postgres", "query", ""), 2))).containsExactly("DB_QUERY_db_1", "DB_QUERY_db_2");
    }

    @Test
    void suggestsOnlyDatabasesWithinReach() {
        assertThat(DatabaseAlias.names(CONNECTIONS, Set.of("redis", "notes"))).containsExactly("DB_QUERY_db_9");
    }

    private static List<String> names(List<ToolView> tools) {
        return tools.stream().map(ToolView::callName).toList();
    }

    private static ToolView tool(String integration, String name, String kind) {
        return new ToolView(integration, name, "mcp_" + integration + "_" + name, "", "", kind, "{}", null, Map.of(),
                "{}", true, false, Set.of(), 1);
    }

    private static ConnectionView database(String id, String integration) {
        return new ConnectionView(id, "user", "user_123", integration, "My Analytics DB", "credentials", "ACTIVE", 1);
    }
}
