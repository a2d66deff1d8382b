package io.mooring.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mooring.local.PartFailure;
import io.mooring.local.Ports;
import io.mooring.local.PrivateFile;
import io.mooring.local.Site;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.process.Program;

/** Keycloak with the realms {@code mooring} and {@code accounts}, on an H2 file. The script's own JVM flags would spoil the AOT cache. */
public final class Keycloak implements Part {

    public static final String NAME = "keycloak";

    private static final String[] FLAGS = {"-Xms64m", "-Xmx512m", "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED", "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory"
                    + "=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory"};

    private final Site site;
    private final boolean withRealm;

    private Keycloak(Site site, boolean withRealm) {
        this.site = site;
        this.withRealm = withRealm;
    }

    public Keycloak(Site site) {
        this(site, true);
    }

    /** With nothing but its schema and master realm, to be copied as the start of every new stack. */
    public static Keycloak bare(Site site) {
        return new Keycloak(site, false);
    }

    /** Fixes the database kind into the distribution, once for each checkout. */
    public static JavaProgram build(Site site) {
        Path home = site.checkout().distribution(NAME);
        return program(home, home, List.of("build", "--db=dev-file", "--health-enabled=true"));
    }

    /** The primed database files below a Keycloak home. */
    public static Path database(Path home) {
        return home.resolve("data/h2");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.ports().keycloak(), site.ports().keycloakManagement());
    }

    @Override
    public String url() {
        return Ports.url(site.ports().keycloak());
    }

    @Override
    public void prepare() {
        Path home = site.home().data(NAME);
        try {
            prepare(home);
        } catch (IOException e) {
            throw new PartFailure("the Keycloak home " + home + " can't be prepared", e);
        }
    }

    @Override
    public Program program() {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--http-enabled=true",
                "--hostname-strict=false", "--http-host=127.0.0.1", "--http-port=" + site.ports().keycloak(),
                "--http-management-port=" + site.ports().keycloakManagement(), "--cache=local"));
        if (withRealm) {
            arguments.add("--import-realm");
        }
        return program(site.checkout().distribution(NAME), site.home().data(NAME), arguments);
    }

    @Override
    public boolean ready() {
        String realm = withRealm ? "mooring" : "master";
        return Http.answers(200, url() + "/realms/" + realm + "/.well-known/openid-configuration");
    }

    private static JavaProgram program(Path distribution, Path home, List<String> arguments) {
        List<String> flags = Stream.concat(JavaFlags.quick(FLAGS).stream(), Stream.of("-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"))).toList();
        return new JavaProgram(flags, List.of(distribution.resolve("lib/quarkus-run.jar")),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint", arguments, Map.of(), home);
    }

    /** A home of links into the distribution, so that only {@code data} belongs to this stack. */
    private void prepare(Path home) throws IOException {
        Path distribution = site.checkout().distribution(NAME);
        for (String folder : List.of("lib", "conf", "providers", "themes")) {
            Path link = home.resolve(folder);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(folder));
        }
        Path primed = database(distribution);
        if (!Files.exists(database(home)) && Files.exists(primed)) {
            Path fresh = Files.createDirectories(home.resolve("data")).resolve("fresh");
            Folders.delete(fresh);
            Folders.copy(primed, fresh);
            Files.move(fresh, database(home));
        }
        if (withRealm) {
            Path realms = Files.createDirectories(home.resolve("data/import"));
            for (String realm : List.of(Realm.MOORING, Realm.ACCOUNTS)) {
                PrivateFile.write(realms.resolve(realm), Realm.json(site, realm));
            }
        }
    }
}
