package io.mooring.local.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.local.Site;
import io.mooring.local.process.Errand;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;

/** One Kafka node, broker and controller in one (KRaft). Topics are made here and nowhere else. */
public final class Kafka implements Part {

    public static final String NAME = "kafka";

    /** Any constant does: the cluster id only tells clusters apart, and a stack has one. */
    private static final String CLUSTER_ID = "bW9vcmluZy1sb2NhbC0wMQ";

    private final Site site;
    private final Topics topics;

    public Kafka(Site site) {
        this.site = site;
        this.topics = new Topics("127.0.0.1:" + site.ports().kafka());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.ports().kafka(), site.ports().kafkaController());
    }

    @Override
    public String url() {
        return "127.0.0.1:" + site.ports().kafka();
    }

    @Override
    public void prepare() {
        Logging.write(folder());
        ConfigFile.write(serverProperties(), settings());
        if (!Files.exists(folder().resolve("log/meta.properties"))) {
            Errand.run(site.home(), NAME, "the storage format", format().command());
        }
    }

    @Override
    public Program program() {
        return new JavaProgram(
                JavaFlags.working(site, "-Xms128m", "-Xmx512m", "-Djava.awt.headless=true", Logging.flag(folder())),
                site.checkout().libraries(), "kafka.Kafka", List.of(serverProperties().toString()), Map.of(), folder());
    }

    @Override
    public boolean ready() {
        return topics.brokerAnswers();
    }

    @Override
    public void settle(Patience patience) {
        patience.until("an answer", this::ready);
        topics.create(Topics.declared());
        topics.create(Topics.heartbeats());
    }

    /** The storage tool, and not a written meta.properties, because it also decides the cluster's feature levels. */
    private JavaProgram format() {
        return new JavaProgram(JavaFlags.quick(Logging.flag(folder())), site.checkout().libraries(),
                "kafka.tools.StorageTool",
                List.of("format", "--cluster-id", CLUSTER_ID, "--config", serverProperties().toString()), Map.of(),
                folder());
    }

    private Path folder() {
        return site.home().data(NAME);
    }

    private Path serverProperties() {
        return folder().resolve("server.properties");
    }

    private Map<String, String> settings() {
        String controller = "127.0.0.1:" + site.ports().kafkaController();
        Map<String, String> settings = new TreeMap<>(Map.of("process.roles", "broker,controller", "node.id", "1",
                "listeners", "PLAINTEXT://" + url() + ",CONTROLLER://" + controller, "advertised.listeners",
                "PLAINTEXT://" + url(), "controller.listener.names", "CONTROLLER", "controller.quorum.voters",
                "1@" + controller, "log.dirs", folder().resolve("log").toString(), "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of("default.replication.factor", "1", "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "10", "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1", "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1", "share.coordinator.state.topic.min.isr", "1"));
        // Nobody else can join: waiting for more members only costs time. Index files are for small partitions.
        settings.putAll(Map.of("group.initial.rebalance.delay.ms", "0", "log.index.size.max.bytes", "1048576"));
        return settings;
    }
}
