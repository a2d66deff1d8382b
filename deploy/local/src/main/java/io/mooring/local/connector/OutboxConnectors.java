package io.mooring.local.connector;

import java.util.Map;

import io.mooring.local.Ports;
import io.mooring.local.Site;

/** The outbox connectors of one stack. */
public final class OutboxConnectors {

    private final Site site;
    private final ConnectClient connect;

    public OutboxConnectors(Site site) {
        this.site = site;
        this.connect = new ConnectClient(Ports.url(site.ports().connect()));
    }

    /** Connect answers, and no connector or task is anything but running. */
    public boolean allRun() {
        return connect.find().filter(connectors -> connectors.values().stream().allMatch(Connector::runs)).isPresent();
    }

    /** What failed for a reason that may have gone, such as a database that was away, gets another chance. */
    public void restartFailed() {
        connect.find().orElse(Map.of()).forEach((name, connector) -> {
            if (connector.failed()) {
                connect.restart(name);
            }
        });
    }

    /** Makes the connector or changes its settings; one that has them already is left alone. The publication must exist. */
    public void register(String database) {
        Map<String, String> settings = OutboxSettings.of(site, database);
        if (!connect.hasSettings(name(database), settings)) {
            connect.put(name(database), settings);
        }
    }

    /** Debezium's own name for it. */
    public static String heartbeatTopic(String database) {
        return "__debezium-heartbeat." + name(database);
    }

    /** Also the connector's topic prefix. */
    static String name(String database) {
        return "outbox-" + database;
    }
}
