package io.mooring.executor.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;

/**
 * The name a database has as a tool: {@code DB_QUERY_<db_id>} is the tool {@code query} of its integration on this one
 * connection, with one argument that has to be there, {@code query}, whatever the kind of database.
 */
public final class DatabaseAlias {

    /** Name of the tool that stands behind it. */
    public static final String TOOL = "query";

    private static final String PREFIX = "DB_QUERY_";
    private static final String ROWS = """
            "maxRows":{"type":"integer","minimum":1,"maximum":10000,"default":1000,\
            "description":"Most rows to answer"}""";
    private static final String VALUES = """
            "parameters":{"type":"array","items":{"type":["string","number","boolean","null"]},\
            "description":"Values for its placeholders"},""";

    private DatabaseAlias() {}

    /** Id of the connection an action names; empty when it is no alias. */
    public static Optional<String> connection(Action action) {
        return action.address() == null && action.place() == null && action.text().startsWith(PREFIX)
                && action.text().length() > PREFIX.length()
                        ? Optional.of(action.text().substring(PREFIX.length()))
                        : Optional.empty();
    }

    /** The tool by its alias on this connection. */
    public static ToolView of(ToolView query, ConnectionView connection) {
        String label = kind(query).map(DatabaseKind::label).orElse(query.integration());
        return new ToolView(query.integration(), query.name(), name(connection), connection.id(),
                "Query '" + connection.name() + "' (" + label + ")", query.kind(), schema(query), null, Map.of(),
                query.binding(), query.readOnly(), query.destructive(), Set.of(connection.id()), query.version());
    }

    /** What a caller that reads no schema has to know. */
    public static Map<String, String> parameters(ToolView alias) {
        return Map.of("query", "string (" + language(alias) + ")");
    }

    /** Whether it is a tool by its alias. */
    public static boolean is(ToolView tool) {
        return tool.callName().startsWith(PREFIX);
    }

    /** Aliases of the connections that are databases. */
    public static Stream<String> names(List<ConnectionView> connections, Set<String> integrations) {
        return connections.stream().filter(connection -> integrations.contains(connection.integration())
                && DatabaseKind.of(connection.integration()).isPresent()).map(DatabaseAlias::name);
    }

    /**
     * A page with the aliases, each after the tool it stands for.
     *
     * @param rest the tool whose aliases the page before may have been in the middle of; null when there is none
     * @param after end of the page before
     */
    public static List<ToolView> among(List<ToolView> page, List<ConnectionView> usable, @Nullable ToolView rest,
            @Nullable ToolPosition after, int limit) {
        List<ToolView> all = new ArrayList<>();
        if (rest != null && after != null) {
            aliases(rest, usable).filter(alias -> alias.variant().compareTo(after.variant()) > 0).forEach(all::add);
        }
        for (ToolView tool : page) {
            all.add(tool);
            aliases(tool, usable).forEach(all::add);
        }
        return all.size() > limit ? all.subList(0, limit) : all;
    }

    private static Stream<ToolView> aliases(ToolView tool, List<ConnectionView> usable) {
        return tool.kind().equals(ToolView.DATABASE) && tool.name().equals(TOOL)
                ? usable.stream().filter(connection -> connection.integration().equals(tool.integration()))
                        .sorted(Comparator.comparing(ConnectionView::id)).map(connection -> of(tool, connection))
                : Stream.empty();
    }

    private static String name(ConnectionView connection) {
        return PREFIX + connection.id();
    }

    private static Optional<DatabaseKind> kind(ToolView tool) {
        return DatabaseKind.of(tool.integration());
    }

    private static String schema(ToolView tool) {
        boolean bound = kind(tool).filter(kind -> kind == DatabaseKind.POSTGRES || kind == DatabaseKind.MYSQL)
                .isPresent();
        return "{\"type\":\"object\",\"properties\":{\"query\":{\"type\":\"string\",\"minLength\":1,\"description\":\""
                + language(tool) + "\"}," + (bound ? VALUES : "") + ROWS
                + "},\"required\":[\"query\"],\"additionalProperties\":false}";
    }

    private static String language(ToolView tool) {
        return switch (kind(tool).orElse(DatabaseKind.POSTGRES)) {
            case POSTGRES, MYSQL -> "SQL query";
            case REDIS -> "Redis command line";
            case MONGODB -> "MongoDB command in JSON";
        };
    }
}
