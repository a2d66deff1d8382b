package io.mooring.local.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.Site;
import io.mooring.local.process.Running;
import io.mooring.local.stack.PartStatus;
import io.mooring.local.stack.Parts;
import io.mooring.local.stack.Replicas;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How every part is; exit code 0 only when all are ready. */
@Command(name = "status", description = "Asks every part whether it is ready.")
final class Status implements Callable<Integer> {

    /** The answer of {@code status --json}. */
    record Answer(boolean ready, List<PartStatus> services) {}

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Site site = Site.of(System.getenv());
        Running running = new Running(site.home());
        List<PartStatus> parts = PartStatus.of(Parts.of(site, Replicas.among(running.known())).all(), running);
        boolean ready = parts.stream().allMatch(PartStatus::ready);
        System.out.println(
                json ? JsonMapper.builder().build().writeValueAsString(new Answer(ready, parts)) : table(parts));
        return ready ? 0 : 1;
    }

    static String table(List<PartStatus> parts) {
        StringBuilder table = new StringBuilder(row("PART", "STATE", "START", "MEMORY", "URL"));
        for (PartStatus part : parts) {
            boolean runs = part.rssBytes() > 0;
            table.append('\n').append(row(part.name(), part.ready() ? "ready" : runs ? "not ready" : "stopped",
                    runs ? String.format(Locale.ROOT, "%.1f s", part.startMillis() / 1e3) : "-",
                    runs ? part.rssBytes() / (1024 * 1024) + " MiB" : "-", part.url()));
        }
        return table.toString();
    }

    private static String row(String part, String state, String start, String memory, String url) {
        return String.format(Locale.ROOT, "%-16s %-10s %8s %9s  %s", part, state, start, memory, url);
    }
}
