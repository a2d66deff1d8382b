package io.mooring.contracts.egress.database;

import java.util.Arrays;
import java.util.Optional;

/** The databases Mooring speaks to. */
public enum DatabaseKind {

    POSTGRES("postgres", "PostgreSQL", 5432),
    MYSQL("mysql", "MySQL", 3306),
    REDIS("redis", "Redis", 6379),
    MONGODB("mongodb", "MongoDB", 27_017);

    private final String type;
    private final String label;
    private final int port;

    DatabaseKind(String type, String label, int port) {
        this.type = type;
        this.label = label;
        this.port = port;
    }

    /** The kind callers name with this word; empty when there is none. */
    public static Optional<DatabaseKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** The word callers use: postgres, mysql, redis or mongodb. */
    public String type() {
        return type;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Where it listens unless told otherwise. */
    public int port() {
        return port;
    }
}
