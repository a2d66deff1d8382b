package io.mooring.local.part;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.mooring.local.Ports;
import io.mooring.local.Site;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;

/** Apicurio Registry, its schemas in PostgreSQL. */
public final class Registry implements Part {

    public static final String NAME = "registry";

    private final Site site;

    public Registry(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(Postgres.NAME);
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.ports().registry(), site.ports().registryManagement());
    }

    @Override
    public String url() {
        return Ports.url(site.ports().registry());
    }

    @Override
    public Program program() {
        return new JavaProgram(JavaFlags.quick("-Xms64m", "-Xmx384m"),
                List.of(site.checkout().distribution(NAME).resolve("quarkus-run.jar")), JavaProgram.JAR, List.of(),
                environment(), site.home().data(NAME));
    }

    @Override
    public boolean ready() {
        return Http.answers(200, Ports.url(site.ports().registryManagement()) + "/health/ready")
                && Http.answers(200, url() + "/apis/ccompat/v7/subjects");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT",
                "" + site.ports().registry(), "QUARKUS_MANAGEMENT_HOST", "127.0.0.1", "QUARKUS_MANAGEMENT_PORT",
                "" + site.ports().registryManagement()));
        environment.putAll(Map.of("APICURIO_STORAGE_KIND", "sql", "APICURIO_STORAGE_SQL_KIND", "postgresql",
                "APICURIO_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + site.ports().postgres() + "/" + NAME,
                "APICURIO_DATASOURCE_USERNAME", NAME, "APICURIO_DATASOURCE_PASSWORD",
                site.secrets().require("registry.password"), "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2",
                "APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2", "APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"));
        return environment;
    }
}
