package io.mooring.local.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.mooring.local.Ports;
import io.mooring.local.Site;
import io.mooring.local.connector.OutboxConnectors;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;

/** Kafka Connect in distributed mode with Debezium's PostgreSQL connector. Ready means every connector runs, too. */
public final class Connect implements Part {

    public static final String NAME = "connect";

    private final Site site;
    private final OutboxConnectors connectors;

    public Connect(Site site) {
        this.site = site;
        this.connectors = new OutboxConnectors(site);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(Kafka.NAME, Postgres.NAME);
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.ports().connect());
    }

    @Override
    public String url() {
        return Ports.url(site.ports().connect());
    }

    @Override
    public void prepare() {
        Logging.write(folder());
        ConfigFile.write(connectProperties(), settings());
    }

    @Override
    public Program program() {
        return new JavaProgram(JavaFlags.quick("-Xms64m", "-Xmx256m", Logging.flag(folder())),
                site.checkout().libraries(), "org.apache.kafka.connect.cli.ConnectDistributed",
                List.of(connectProperties().toString()), Map.of(), folder());
    }

    @Override
    public boolean ready() {
        return connectors.allRun();
    }

    @Override
    public void settle(Patience patience) {
        patience.until("an answer", () -> Http.answers(200, url() + "/connectors"));
        connectors.restartFailed();
        patience.until("its connectors to run", this::ready);
    }

    private Path folder() {
        return site.home().data(NAME);
    }

    private Path connectProperties() {
        return folder().resolve("connect.properties");
    }

    private Map<String, String> settings() {
        String json = "org.apache.kafka.connect.json.JsonConverter";
        Map<String, String> settings = new TreeMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + site.ports().kafka(),
                "group.id", "mooring-connect", "listeners", url(), "plugin.path",
                site.checkout().distribution("debezium").toString(), "plugin.discovery", "service_load",
                "key.converter", json, "value.converter", json));
        for (String store : List.of("config", "offset", "status")) {
            settings.put(store + ".storage.topic", "connect." + store);
            settings.put(store + ".storage.replication.factor", "1");
        }
        settings.putAll(Map.of("offset.storage.partitions", "1", "status.storage.partitions", "1"));
        // One worker only: nobody's return is worth waiting for. A crash repeats at most these five seconds of events.
        settings.putAll(Map.of("scheduled.rebalance.max.delay.ms", "0", "offset.flush.interval.ms", "5000"));
        // Connectors name their password by reference, so that Connect's REST answers never show it.
        settings.putAll(Map.of("config.providers", "file", "config.providers.file.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider",
                "config.providers.file.param.allowed.paths",
                site.home().secrets().toString()));
        return settings;
    }
}
