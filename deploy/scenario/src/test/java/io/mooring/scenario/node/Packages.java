package io.mooring.scenario.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

import org.opentest4j.TestAbortedException;

/** Packages from npm, each folder's installed once in a run, by who needs them first or ahead of all. */
public final class Packages {

    /** How npm says that it was not given the packages, as opposed to a lock file that is wrong. */
    private static final Pattern AWAY = Pattern.compile(
            "(?:error|ERR!) code (ENOTFOUND|EAI_AGAIN|ECONN\\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT"
                    + "|E40[1347]|E429|E5\\d\\d)\\b");
    private static final String LOCK = "package-lock.json";
    private static final String INSTALLED_AS_LOCKED = "installed";
    /** Those with the most to fetch, and needed first, come first. */
    private static final List<String> ALL = List.of("node", "conformance", "mcp", "graphql", "oidc", "typescript",
            "outside", "webhooks");
    private static final Map<String, FutureTask<Path>> FOLDERS = new ConcurrentHashMap<>();

    private final Thread thread;

    private Packages(Thread thread) {
        this.thread = thread;
    }

    /** Begins to install all of them, while something else takes its time. What fails, fails who needs it. */
    public static Packages ahead() {
        return new Packages(Thread.ofPlatform().daemon().name("packages").start(() -> {
            if (NodeFolder.canRun()) {
                ALL.stream().filter(name -> !name.equals("node") || !NewNode.isHere())
                        .takeWhile(name -> !Thread.currentThread().isInterrupted())
                        .forEach(name -> task(name).run());
            }
        }));
    }

    /** What nobody has needed by now is not needed: nothing of it runs on. */
    public void stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Path installed(String name) throws IOException {
        FutureTask<Path> task = task(name);
        task.run(); // without effect when somebody else runs it, or has
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the packages of " + name + " are installed", e);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case TestAbortedException away -> throw new TestAbortedException(away.getMessage(), away);
                case IOException unwritten -> throw new IOException(unwritten);
                case Throwable other -> throw new AssertionError(String.valueOf(other.getMessage()), other);
            }
        }
    }

    private static FutureTask<Path> task(String name) {
        return FOLDERS.computeIfAbsent(name, absent -> new FutureTask<>(() -> install(absent)));
    }

    private static Path install(String name) throws IOException {
        Path folder = Path.of("target", name);
        Path mark = folder.resolve(INSTALLED_AS_LOCKED);
        Files.createDirectories(folder);
        if (!Files.exists(mark) || Files.mismatch(folder.resolve(LOCK), Path.of(name, LOCK)) != -1) {
            Files.deleteIfExists(mark);
            for (String file : List.of("package.json", LOCK)) {
                Files.copy(Path.of(name, file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            fetch(folder);
            Files.createFile(mark);
        }
        return folder;
    }

    private static void fetch(Path folder) throws IOException {
        try {
            new Command(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
                    "--fetch-timeout=60000", "--fetch-retries=2")).run();
        } catch (AssertionError failure) {
            if (!AWAY.matcher(String.valueOf(failure.getMessage())).find()) {
                throw failure;
            }
            System.err
                    .println("SKIPPED: no npm registry gives the packages of " + folder + ": " + failure.getMessage());
            throw new TestAbortedException("no npm registry gives the packages of " + folder, failure);
        }
    }
}
