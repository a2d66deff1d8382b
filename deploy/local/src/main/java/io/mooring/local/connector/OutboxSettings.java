package io.mooring.local.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import io.mooring.local.Site;

/** The settings of one outbox connector: what all have in common is {@code outbox-connector.properties}. */
final class OutboxSettings {

    private OutboxSettings() {}

    static Map<String, String> of(Site site, String database) {
        Map<String, String> settings = new TreeMap<>();
        shared().forEach((name, value) -> settings.put((String) name, (String) value));
        settings.put("database.hostname", "127.0.0.1");
        settings.put("database.port", Integer.toString(site.ports().postgres()));
        settings.put("database.dbname", database);
        settings.put("database.user", "debezium");
        settings.put("database.password", "${file:" + site.home().secrets() + ":debezium.password}");
        settings.put("topic.prefix", OutboxConnectors.name(database));
        // Slots are named once in a whole cluster, not in each database.
        settings.put("slot.name", "mooring_outbox_" + database);
        return settings;
    }

    private static Properties shared() {
        Properties settings = new Properties();
        try (InputStream in = OutboxSettings.class.getResourceAsStream("/mooring/local/outbox-connector.properties")) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
