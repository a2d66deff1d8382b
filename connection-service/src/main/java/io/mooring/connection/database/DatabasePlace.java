package io.mooring.connection.database;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.mooring.contracts.egress.database.DatabaseKind;

/**
 * What may be shown of a database: where it is, not how to enter it.
 *
 * @param host of a connection string its hosts alone
 * @param port null when the host says it all
 * @param server what it said it is when it was connected
 */
record DatabasePlace(DatabaseKind kind, String host, @Nullable Integer port, String database, boolean tls,
        boolean readOnly, String server) {

    static DatabasePlace of(GivenDatabase given, Found found) {
        Map<String, String> values = given.values();
        boolean readOnly = Boolean.parseBoolean(values.getOrDefault("read_only", "true"));
        String database = values.getOrDefault("database", "");
        if (given.kind() == DatabaseKind.MONGODB) {
            String string = values.getOrDefault("connection_string", "");
            return new DatabasePlace(given.kind(), hosts(string), null, database.isEmpty() ? path(string) : database,
                    found.tls(), readOnly, found.server());
        }
        String port = values.getOrDefault("port", "");
        return new DatabasePlace(given.kind(), values.getOrDefault("host", ""),
                port.isEmpty() ? given.kind().port() : Integer.valueOf(port), database, found.tls(), readOnly,
                found.server());
    }

    /** What stands between the login and the path: the last {@code @} before it ends the login. */
    static String hosts(String connectionString) {
        String rest = connectionString.substring(connectionString.indexOf("://") + 3);
        String authority = rest.split("[/?]", 2)[0];
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String path(String connectionString) {
        String rest = connectionString.substring(connectionString.indexOf("://") + 3).split("\\?", 2)[0];
        int slash = rest.indexOf('/');
        return slash < 0 ? "" : rest.substring(slash + 1);
    }
}
