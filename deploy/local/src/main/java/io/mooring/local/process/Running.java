package io.mooring.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.mooring.local.Home;
import io.mooring.local.PartFailure;

/** The processes of one stack, by part name. */
public final class Running {

    /** All a part inherits; whatever else is set in the caller's shell must not change how the stack runs. */
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final Home home;

    public Running(Home home) {
        this.home = home;
    }

    public Optional<RunFile> find(String part) {
        return RunFile.find(file(part)).filter(run -> run.process().isPresent());
    }

    /** Names of every part that has a pid file, running or not. */
    public List<String> known() {
        try (Stream<Path> files = Files.list(home.run())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length())).sorted().toList();
        } catch (IOException e) {
            throw new PartFailure("can't list " + home.run(), e);
        }
    }

    /** Starts a process that outlives this one, with its output appended to the part's log. */
    public Process start(String part, Program program) {
        List<String> command = new ArrayList<>(detached());
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command).directory(program.directory().toFile())
                .redirectErrorStream(true).redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(part).toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment(program));
        try {
            long startedAt = System.currentTimeMillis();
            Process process = builder.start();
            RunFile.of(process.toHandle(), startedAt).write(file(part));
            return process;
        } catch (IOException e) {
            throw new PartFailure(part + " can't be started", e);
        }
    }

    /** @return how long it took from process start to now, kept for {@code status} */
    public long recordReady(String part) {
        RunFile run = RunFile.find(file(part)).orElseThrow();
        long millis = System.currentTimeMillis() - run.startedAt();
        run.readyAfter(millis).write(file(part));
        return millis;
    }

    /** Asks the part to end, insists after the grace time, and leaves neither it nor a child of it. */
    public void stop(String part, Duration grace, Signal signal) {
        Optional<ProcessHandle> found = find(part).flatMap(RunFile::process);
        if (found.isPresent()) {
            ProcessHandle process = found.get();
            List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
            signal.send(process);
            if (!ended(family, grace)) {
                family.forEach(ProcessHandle::destroyForcibly);
                if (!ended(family, Duration.ofSeconds(30))) {
                    throw new PartFailure(part, "process " + process.pid() + " can't be ended", home.log(part));
                }
            }
        }
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException e) {
            throw new PartFailure("can't remove the pid file of " + part, e);
        }
    }

    private static boolean ended(List<ProcessHandle> family, Duration grace) {
        CompletableFuture<?>[] exits = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return family.stream().noneMatch(process -> process.isAlive() && !ProcessStamp.zombie(process));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }

    private Path file(String part) {
        return home.run().resolve(part + ".pid");
    }

    private static Map<String, String> environment(Program program) {
        Map<String, String> environment = new TreeMap<>();
        INHERITED.stream().filter(System.getenv()::containsKey)
                .forEach(name -> environment.put(name, System.getenv(name)));
        environment.putAll(program.environment());
        return environment;
    }

    /** Out of reach of the terminal's Ctrl-C and hang-up. Both programs replace themselves, so the pid stays. */
    private static List<String> detached() {
        return OnPath.has("setsid") ? List.of("setsid") : List.of("nohup");
    }
}
