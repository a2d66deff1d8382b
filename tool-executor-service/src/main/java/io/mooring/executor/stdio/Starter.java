package io.mooring.executor.stdio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Starts programs: each in a session of its own, with nothing of our environment, killed by the kernel when this process dies.
 * No shell.
 */
final class Starter implements AutoCloseable {

    private static final List<String> OWN = List.of("setsid", "prlimit", "setpriv");

    private final StdioConfig config;
    private final Instance instance;
    private final List<String> fence;
    private final long since;
    /** The kernel kills a program when the thread that started it ends, so it is one that stays. */
    private final ExecutorService birth = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("stdio-birth").factory());

    /** A program that runs, and whatever it starts. */
    record Started(Process process, Tree tree) {}

    Starter(StdioConfig config, Instance instance) {
        this.config = config;
        this.instance = instance;
        this.since = Living.find(ProcessHandle.current().pid()).orElseThrow().started();
        this.fence = List.of(own("setsid"), own("prlimit"), "--core=0", "--data=" + config.reserved().asLongValue(),
                own("setpriv"), "--pdeathsig", "KILL", "--no-new-privs", "--");
    }

    /** Programs this needs that are not there. */
    static Optional<String> missing(StdioConfig config) {
        List<String> missing = OWN.stream().filter(name -> onPath(config, name).isEmpty()).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("of util-linux, " + missing + " is not on executor.stdio.path");
    }

    private String own(String name) {
        return onPath(config, name).orElseThrow().toString();
    }

    private static Optional<Path> onPath(StdioConfig config, String name) {
        return Stream.of(config.path().split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst();
    }

    /**
     * Looks a program up as it will be.
     *
     * @param cwd what a name with a slash is relative to
     * @param first folders of programs before the usual ones
     */
    Optional<Path> program(String name, Path cwd, List<Path> first) {
        Stream<Path> places = name.indexOf('/') >= 0
                ? Stream.of(cwd.resolve(name))
                : Stream.concat(first.stream(), Stream.of(config.path().split(File.pathSeparator)).map(Path::of))
                        .map(folder -> folder.resolve(name));
        return places.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    /**
     * Blocks for a moment.
     *
     * @param first folders of programs before the usual ones
     * @param home {@code HOME}
     */
    Started start(List<String> command, Map<String, String> environment, List<Path> first, Path cwd, Path home) {
        List<String> words = new ArrayList<>(fence);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).directory(cwd.toFile());
        String mark = instance.mark(UUID.randomUUID());
        Map<String, String> all = builder.environment();
        all.clear();
        all.put("PATH", String.join(File.pathSeparator,
                Stream.concat(first.stream().map(Path::toString), Stream.of(config.path())).toList()));
        all.put("HOME", home.toString());
        all.put("LANG", "C.UTF-8");
        all.putAll(environment);
        all.put(Tree.MARK, mark);
        Process process = born(builder);
        long started = Living.find(process.pid()).map(Living::started).orElse(since);
        Tree tree = new Tree(process.pid(), started, mark);
        instance.remember(tree);
        return new Started(process, tree);
    }

    private Process born(ProcessBuilder builder) {
        try {
            return birth.submit(builder::start).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) { // its text names the program, not the environment
                throw StdioFault.notStarted("the program can't be started: " + reason(refused));
            }
            throw new IllegalStateException("a program can't be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StdioFault.notStarted("the executor is ending");
        }
    }

    private static String reason(IOException refused) {
        String text = String.valueOf(refused.getMessage());
        return text.contains("error=7") ? "its arguments and variables are too long" : text;
    }

    /** When nothing of it is left. */
    void forget(Started gone) {
        instance.forget(gone.tree());
    }

    @Override
    public void close() {
        birth.shutdown();
    }
}
