package io.mooring.contracts.egress.database;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Where a database is and as whom to enter it; made from the inputs of a connection. Never printed. */
public sealed interface DatabaseLogin {

    DatabaseKind kind();

    /** Certificates to trust instead of the public ones, PEM; null when there are none. */
    @Nullable
    String caCertificate();

    /**
     * One server.
     *
     * @param port 1 to 65535
     * @param database its name; of Redis the number of the database
     * @param username empty when there is none
     * @param password empty when there is none
     */
    record Server(DatabaseKind kind, String host, int port, String database, String username, String password,
            TlsMode tls, @Nullable String caCertificate) implements DatabaseLogin {

        /** Without the secret. */
        @Override
        public String toString() {
            return kind + " at " + host + ":" + port;
        }
    }

    /**
     * What a connection string of MongoDB says.
     *
     * @param connectionString {@code mongodb://} or {@code mongodb+srv://}
     * @param database empty: the one the string names
     */
    record Mongo(String connectionString, String database, @Nullable String caCertificate) implements DatabaseLogin {

        @Override
        public DatabaseKind kind() {
            return DatabaseKind.MONGODB;
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "MONGODB";
        }
    }

    /**
     * The login of a form's inputs: {@code host, port, database, username, password, ssl, ssl_mode, ca_certificate}, or
     * {@code connection_string, database, ca_certificate} for MongoDB. What is absent is empty or the kind's own port.
     *
     * @throws IllegalArgumentException
     *         when the port is no number or there is no host; the message holds no input
     */
    static DatabaseLogin of(DatabaseKind kind, Map<String, String> inputs) {
        String certificate = inputs.getOrDefault("ca_certificate", "");
        String ca = certificate.isBlank() ? null : certificate;
        String database = inputs.getOrDefault("database", "");
        if (kind == DatabaseKind.MONGODB) {
            return new Mongo(require(inputs, "connection_string"), database, ca);
        }
        return new Server(kind, require(inputs, "host"), port(inputs.getOrDefault("port", ""), kind), database,
                inputs.getOrDefault("username", ""), inputs.getOrDefault("password", ""),
                TlsMode.of(Boolean.parseBoolean(inputs.get("ssl")), inputs.getOrDefault("ssl_mode", "")), ca);
    }

    private static String require(Map<String, String> inputs, String name) {
        String value = inputs.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a database needs " + name);
        }
        return value;
    }

    private static int port(String text, DatabaseKind kind) {
        if (text.isEmpty()) {
            return kind.port();
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the port is not a number"); // no cause: it quotes
        }
    }
}
