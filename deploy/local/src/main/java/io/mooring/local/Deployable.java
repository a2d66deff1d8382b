package io.mooring.local;

import java.util.Arrays;
import java.util.Optional;

/** The five services: id, module, database (also its role), and how far above the base port they listen. */
public enum Deployable {
    CATALOG("catalog", "catalog-service", "catalog", 1),
    CONNECTION("connection", "connection-service", "connection", 2),
    WEBHOOK("webhook", "webhook-service", "webhook", 3),
    TOOL_EXECUTOR("tool-executor", "tool-executor-service", "executor", 4),
    HEALTH("health", "health-service", "health", 5);

    private final String id;
    private final String module;
    private final String database;
    private final int offset;

    Deployable(String id, String module, String database, int offset) {
        this.id = id;
        this.module = module;
        this.database = database;
        this.offset = offset;
    }

    public static Optional<Deployable> find(String id) {
        return Arrays.stream(values()).filter(service -> service.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String module() {
        return module;
    }

    public String database() {
        return database;
    }

    int offset() {
        return offset;
    }
}
