package io.mooring.local.part;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.mooring.local.Deployable;
import io.mooring.local.Ports;
import io.mooring.local.Site;
import io.mooring.local.connector.OutboxConnectors;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;

/** One process of one of the five services, configured by the environment as it is in production. */
public final class Application implements Part {

    private static final Set<String> KEEP_SECRETS = Set.of("connection", "webhook", "tool-executor");

    private final Site site;
    private final Deployable service;
    private final int replica;
    private final OutboxConnectors connectors;
    private final Databases databases;

    public Application(Site site, Deployable service, int replica) {
        this.site = site;
        this.service = service;
        this.replica = replica;
        this.connectors = new OutboxConnectors(site);
        this.databases = new Databases(site);
    }

    @Override
    public String name() {
        return replica == 1 ? service.id() : service.id() + "-" + replica;
    }

    @Override
    public String kind() {
        return service.id();
    }

    /** A further replica waits for the first, which migrates the database. */
    @Override
    public Set<String> needs() {
        Set<String> infrastructure = Set.of(Postgres.NAME, Kafka.NAME, Connect.NAME, Registry.NAME, Keycloak.NAME);
        return replica == 1 ? infrastructure : Set.of(service.id());
    }

    @Override
    public List<Integer> ports() {
        return List.of(port());
    }

    @Override
    public String url() {
        return Ports.url(port());
    }

    @Override
    public Program program() {
        return new JavaProgram(JavaFlags.working(site, "-Xms48m", "-Xmx512m"),
                List.of(site.checkout().application(service)),
                JavaProgram.JAR, List.of(), environment(), site.home().data(name()));
    }

    @Override
    public boolean ready() {
        return Http.answers(200, url() + "/q/health/ready");
    }

    /** The service gets ready only when its replication slot exists, and the connector that makes it needs its migration. */
    @Override
    public void settle(Patience patience) {
        patience.until("life", () -> Http.answers(200, url() + "/q/health/live"));
        patience.until("its database migration", () -> databases.hasOutbox(service.database()));
        connectors.register(service.database());
        patience.until("readiness", this::ready);
    }

    private int port() {
        return site.ports().service(service, replica);
    }

    private Map<String, String> environment() {
        String database = "://127.0.0.1:" + site.ports().postgres() + "/" + service.database();
        Map<String, String> environment = new TreeMap<>(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT",
                "" + port(), "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql" + database,
                "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql" + database, "QUARKUS_DATASOURCE_USERNAME",
                service.database(), "QUARKUS_DATASOURCE_PASSWORD",
                site.secrets().require(service.database() + ".password"),
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + site.ports().kafka(), "MOORING_REGISTRY_URL",
                Ports.url(site.ports().registry()), "QUARKUS_OIDC_AUTH_SERVER_URL", realm()));
        environment.putAll(Map.of("MOORING_PUBLIC_URL", Ports.url(site.ports().gateway()), "MOORING_EGRESS_ALLOW",
                "127.0.0.0/8,::1/128"));
        if (KEEP_SECRETS.contains(service.id())) {
            environment.put("MOORING_MASTER_KEY_FILE", site.masterKeys(service.id()).path().toString());
        }
        if (service == Deployable.CATALOG) { // whoever uses this stack may start programs on the machine anyway
            environment.put("CATALOG_MCP_STDIO_ENABLED", "true");
            if (!site.mcpRegistry().isEmpty()) {
                environment.put("CATALOG_REGISTRY_URL", site.mcpRegistry());
            }
        }
        if (service == Deployable.TOOL_EXECUTOR) {
            environment.putAll(asking());
            environment.putAll(servers());
        }
        environment.putAll(site.passedOn().variables());
        return environment;
    }

    /** MCP servers that are processes find what the launcher finds. */
    private Map<String, String> servers() {
        return Map.of("EXECUTOR_STDIO_ENABLED", "true", "EXECUTOR_STDIO_DIRECTORY",
                site.home().data("stdio").toString(), "EXECUTOR_STDIO_PATH",
                System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
    }

    /** How the executor asks other services: as itself, connection-service for leases, catalog-service for built-in tools. */
    private Map<String, String> asking() {
        return Map.of("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", realm(), "QUARKUS_OIDC_CLIENT_CLIENT_ID",
                "tool-executor-service", "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                site.secrets().require("keycloak.tool-executor-service.secret"), "MOORING_CONNECTION_URL",
                Ports.url(site.ports().service(Deployable.CONNECTION, 1)), "MOORING_CATALOG_URL",
                Ports.url(site.ports().service(Deployable.CATALOG, 1)));
    }

    private String realm() {
        return Ports.url(site.ports().keycloak()) + "/realms/mooring";
    }
}
