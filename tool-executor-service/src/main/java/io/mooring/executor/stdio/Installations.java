package io.mooring.executor.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.mcpclient.ChannelFailure;

/** Packages of npm, each installed once. Whoever wants one meanwhile waits for it; a failed one is tried again after a pause. */
final class Installations {

    private static final int LONGEST_LINE = 65_536;
    private static final int SLOW_ENOUGH = 1_048_576;

    private final StdioConfig config;
    private final Folders folders;
    private final Starter starter;
    private final Quotas pauses;
    private final ExecutorService threads;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, FutureTask<Path>> running = new ConcurrentHashMap<>();

    Installations(StdioConfig config, Folders folders, Starter starter, Quotas pauses, ExecutorService threads,
            ObjectMapper json, Clock clock) {
        this.config = config;
        this.folders = folders;
        this.starter = starter;
        this.pauses = pauses;
        this.threads = threads;
        this.json = json;
        this.clock = clock;
    }

    /** The folder with its {@code node_modules}. Blocks, a minute perhaps. */
    Path installed(Launch.Npm wanted) {
        String registry = registry(wanted);
        String name = wanted.folder(registry, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Path whole = folders.packages().resolve(name);
        if (Files.isDirectory(whole)) {
            return whole;
        }
        FutureTask<Path> mine = new FutureTask<>(() -> install(wanted, registry, whole));
        FutureTask<Path> known = running.putIfAbsent(name, mine);
        if (known == null) {
            try {
                mine.run();
            } finally {
                running.remove(name);
            }
        }
        return outcome(known == null ? mine : known);
    }

    private String registry(Launch.Npm wanted) {
        String asked = wanted.registry() == null ? config.registries().iterator().next() : wanted.registry();
        return config.registries().stream().filter(allowed -> bare(allowed).equals(bare(asked))).findFirst()
                .orElseThrow(() -> StdioFault.notStarted(
                        "packages of " + asked + " are not installed here, only of " + config.registries()));
    }

    private static String bare(String url) {
        return url.replaceFirst("/+$", "");
    }

    private static Path outcome(FutureTask<Path> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ChannelFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a package can't be installed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StdioFault.notStarted("the executor is ending");
        }
    }

    private Path install(Launch.Npm wanted, String registry, Path whole) throws IOException {
        pauses.requireMayStart(whole.toString());
        Path part = Files.createDirectory(folders.packages().resolve("part-" + UUID.randomUUID()));
        try {
            Files.writeString(part.resolve("package.json"), "{\"name\": \"installed\", \"private\": true}");
            run(wanted, registry, part);
            requireKnownOrigin(part);
            return Folders.moved(part, whole);
        } catch (ChannelFailure | IOException failure) {
            pauses.recordEnd(whole.toString(), Duration.ZERO);
            Folders.remove(part);
            throw failure;
        }
    }

    /** A package's scripts would run with our rights, unasked. */
    private void run(Launch.Npm wanted, String registry, Path part) {
        Path npm = starter.program("npm", part, List.of())
                .orElseThrow(() -> StdioFault.notStarted("there is no npm on executor.stdio.path to install it with"));
        Starter.Started running = starter.start(
                List.of(npm.toString(), "install", "--ignore-scripts", "--save-exact", "--omit=dev", "--no-audit",
                        "--no-fund", "--no-update-notifier", "--loglevel=error", "--fetch-retries=1",
                        "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000",
                        "--registry=" + registry, "--", wanted.spec()),
                Map.of(), List.of(), part, folders.npm());
        Notes notes = new Notes(List.of());
        listen(running.process().getInputStream(), notes);
        listen(running.process().getErrorStream(), notes);
        try {
            running.process().getOutputStream().close();
            if (!running.process().waitFor(config.installWithin().toSeconds(), TimeUnit.SECONDS)) {
                throw StdioFault.notStarted(wanted + " could not be installed in "
                        + config.installWithin().toSeconds() + " s", config.firstPause());
            }
            if (running.process().exitValue() != 0) {
                throw StdioFault.notStarted(
                        wanted + " could not be installed: " + String.join("; ", notes.lines()), config.firstPause());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("npm can't be spoken with", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StdioFault.notStarted("the executor is ending");
        } finally {
            running.tree().kill();
            starter.forget(running);
        }
    }

    private void listen(InputStream stream, Notes notes) {
        threads.execute(() -> {
            try (stream) {
                new Lines(LONGEST_LINE, SLOW_ENOUGH).read(stream,
                        Lines.text(line -> notes.add(new String(line, StandardCharsets.UTF_8))));
            } catch (IOException over) {
                notes.add("its output broke off");
            }
        });
    }

    /** Everything has an integrity that npm checked, and nothing came from elsewhere (git, a URL). */
    private void requireKnownOrigin(Path part) throws IOException {
        JsonNode lock = json.readTree(part.resolve("package-lock.json").toFile());
        lock.path("packages").properties().stream().filter(entry -> !entry.getKey().isEmpty()).forEach(entry -> {
            JsonNode facts = entry.getValue();
            boolean known = facts.path("inBundle").asBoolean() || facts.path("integrity").isTextual()
                    && (!facts.has("resolved") || isAllowed(facts.path("resolved").asText()));
            if (!known) {
                throw StdioFault.notStarted("it needs " + entry.getKey() + ", which is not from an allowed registry");
            }
        });
    }

    private boolean isAllowed(String resolved) {
        String host = URI.create(resolved).getAuthority();
        return config.registries().stream().anyMatch(allowed -> URI.create(allowed).getAuthority().equals(host));
    }

    /** A name for folders that its version has in common with no other one. */
    String version(Launch.Npm wanted, Path installed) {
        return Folders.name(wanted.name() + "@" + description(wanted, installed).path("version").asText());
    }

    /** The program of an installed package: the one of its name, or its only one. */
    Path program(Launch.Npm wanted, Path installed) {
        JsonNode bin = description(wanted, installed).path("bin");
        String own = wanted.name().substring(wanted.name().indexOf('/') + 1);
        List<String> names = bin.isTextual()
                ? List.of(own)
                : bin.properties().stream().map(Map.Entry::getKey).toList();
        if (!names.contains(own) && names.size() != 1) {
            throw StdioFault.notStarted(names.isEmpty()
                    ? wanted + " has no program"
                    : wanted + " has several programs, name one as command: " + String.join(", ", names));
        }
        return programs(installed).resolve(names.contains(own) ? own : names.getFirst());
    }

    private JsonNode description(Launch.Npm wanted, Path installed) {
        try {
            return json.readTree(installed.resolve("node_modules/" + wanted.name() + "/package.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the description of " + wanted + " can't be read", e);
        }
    }

    /** Where its programs are. */
    static Path programs(Path installed) {
        return installed.resolve("node_modules/.bin");
    }
}
