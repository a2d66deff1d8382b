package io.mooring.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.PrivateFile;
import io.mooring.local.Site;
import io.mooring.local.process.Errand;
import io.mooring.local.process.NativeProgram;
import io.mooring.local.process.Program;
import io.mooring.local.process.Signal;

/** PostgreSQL 18: one database and one login role for each service and for the registry. Durable as in production. */
public final class Postgres implements Part {

    public static final String NAME = "postgres";

    private static final List<String> SETTINGS = List.of("wal_level=logical", "fsync=on", "synchronous_commit=on",
            "max_wal_senders=20", "max_replication_slots=20", "max_connections=300", "shared_buffers=64MB",
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC");

    private final Site site;
    private final Databases databases;

    public Postgres(Site site) {
        this.site = site;
        this.databases = new Databases(site);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.ports().postgres());
    }

    @Override
    public String url() {
        return "postgresql://127.0.0.1:" + site.ports().postgres();
    }

    @Override
    public void prepare() {
        Path cluster = cluster();
        if (!Files.exists(cluster)) {
            initialise(cluster.getParent(), cluster);
        }
    }

    @Override
    public Program program() {
        List<String> command = new ArrayList<>(Rootless.prefix());
        command.addAll(List.of(program("postgres"), "-D", cluster().toString(), "-p", "" + site.ports().postgres()));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new NativeProgram(command, Map.of(), site.home().data(NAME));
    }

    @Override
    public boolean ready() {
        return databases.answer();
    }

    @Override
    public void settle(Patience patience) {
        patience.until("an answer", this::ready);
        databases.create(Arrays.stream(Deployable.values()).map(Deployable::database).toList());
        databases.create(List.of(Registry.NAME));
    }

    @Override
    public Signal signal() {
        return Signal.INTERRUPT;
    }

    /** Into a folder beside, then renamed: a cluster that was interrupted while being made is never started. */
    private void initialise(Path folder, Path cluster) {
        Path fresh = folder.resolve("fresh");
        Path password = folder.resolve("password");
        PrivateFile.write(password, site.secrets().require("postgres.password"));
        List<String> command = new ArrayList<>(Rootless.prefix());
        command.addAll(List.of(program("initdb"), "-D", fresh.toString(), "-U", "postgres", "-E", "UTF8", "--locale=C",
                "--auth=scram-sha-256", "--pwfile=" + password));
        try {
            Folders.delete(fresh);
            Errand.run(site.home(), NAME, "initdb", command);
            Files.move(fresh, cluster);
            Files.delete(password);
        } catch (IOException e) {
            throw new PartFailure("the PostgreSQL cluster in " + folder + " can't be made", e);
        }
    }

    private Path cluster() {
        return site.home().data(NAME).resolve("18");
    }

    private String program(String name) {
        return site.checkout().distribution(NAME).resolve("bin").resolve(name).toString();
    }
}
