package io.mooring.executor.stdio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.Upstream;

/** The servers of this process. All of it blocks, and runs on threads of its own. */
final class Servers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Servers.class);

    private final StdioConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final Folders folders;
    private final Instance instance;
    private final Starter starter;
    private final Quotas quotas;
    private final Installations installations;
    /** A pipe can only be waited for by a thread, which a virtual one would take from its carriers. */
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("stdio-", 0).factory());
    private final Set<Server> running = ConcurrentHashMap.newKeySet();

    /** What this machine would need to start servers; empty when nothing. */
    static Optional<String> missing(StdioConfig config) {
        return Living.isKnowable() ? Starter.missing(config) : Optional.of("it needs Linux");
    }

    /** Ends what a killed process left. Only where nothing is {@link #missing}. */
    Servers(StdioConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.folders = Folders.open(config.directory());
        this.instance = Instance.open(folders.instances());
        this.starter = new Starter(config, instance);
        this.quotas = new Quotas(config, clock);
        this.installations = new Installations(config, folders, starter, quotas, threads, json, clock);
        folders.clean(clock.instant().minus(config.kept()));
    }

    ExecutorService threads() {
        return threads;
    }

    /** A new process, ready to be spoken with; installs it first. Fails with {@link ChannelFailure} when there can't be one. */
    Server open(Upstream upstream, List<Placement> placements, Consumer<JsonNode> received) {
        String tenant = upstream.tenant();
        quotas.requireMayStart(upstream.toString());
        Launch launch = Launch.of(upstream.runtime(), placements);
        quotas.take(tenant);
        try {
            Notes notes = new Notes(placements.stream().map(Placement::value).toList());
            Starter.Started program = start(upstream, launch);
            Server server = Server.of(program, new Server.Terms(config, json, threads), notes, received,
                    end -> bury(upstream, program, notes, end));
            running.add(server);
            server.ended().onComplete(over -> running.remove(server));
            return server;
        } catch (RuntimeException failure) {
            quotas.release(tenant);
            throw failure;
        }
    }

    private Starter.Started start(Upstream upstream, Launch launch) {
        Folders.Own own = folders.own(upstream.tenant(), upstream.connection().id());
        Path cwd = launch.cwd() == null ? own.work() : own.work().resolve(launch.cwd());
        if (!Files.isDirectory(cwd)) {
            throw StdioFault.notStarted("there is no folder " + launch.cwd());
        }
        List<Path> programs = new ArrayList<>();
        List<String> command = new ArrayList<>();
        if (launch.wanted() != null) {
            Path installed = installations.installed(launch.wanted());
            Folders.removeUnused(own.packages(), clock.instant().minus(config.kept()));
            Path mine = Folders.copy(installed,
                    own.packages().resolve(installations.version(launch.wanted(), installed)));
            programs.add(Installations.programs(mine));
            if (launch.command() == null) {
                command.add(installations.program(launch.wanted(), mine).toString());
            }
        }
        if (launch.command() != null) {
            command.add(starter.program(launch.command(), cwd, programs)
                    .orElseThrow(() -> StdioFault.notStarted("there is no program " + launch.command()
                            + " on executor.stdio.path"))
                    .toString());
        }
        command.addAll(launch.arguments());
        return starter.start(command, launch.environment(), programs, cwd, own.home());
    }

    /** Whoever costs too much, or is not spoken with, is ended. */
    void review() {
        running.forEach(Server::review);
    }

    /** How many there are, those that are just ending as well. */
    int number() {
        return quotas.running();
    }

    /** Ends all, and waits until nothing is left of them. */
    @Override
    public void close() {
        running.forEach(Server::close);
        threads.shutdown();
        try {
            Duration patience = config.grace().multipliedBy(3);
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("MCP servers were still there %d s after they were ended", patience.toSeconds());
                return; // whoever comes next finds them
            }
            instance.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            starter.close();
        }
    }

    private void bury(Upstream upstream, Starter.Started program, Notes notes, Server.End end) {
        quotas.release(upstream.tenant());
        if (end.broken() != null) {
            quotas.recordEnd(upstream.toString(), end.lived());
            LOG.warnf("MCP server %s: %s; its last words: %s", upstream, end.broken().getMessage(),
                    String.join(" | ", notes.lines()));
        }
        if (end.clean()) {
            starter.forget(program);
        } else {
            LOG.errorf("MCP server %s: processes of it can't be ended", upstream);
        }
    }
}
