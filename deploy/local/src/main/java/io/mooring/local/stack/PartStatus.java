package io.mooring.local.stack;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.mooring.local.part.Part;
import io.mooring.local.process.Memory;
import io.mooring.local.process.RunFile;
import io.mooring.local.process.Running;

/**
 * How one part is, in the form of {@code status --json}.
 *
 * @param startMillis process start to ready, measured when it was started; 0 for a part that does not run
 * @param rssBytes memory of the process and its children; 0 for a part that does not run
 */
@JsonPropertyOrder({"name", "url", "ready", "startMillis", "rssBytes"})
public record PartStatus(String name, String url, boolean ready, long startMillis, long rssBytes) {

    /** Asks every part, all at once. */
    public static List<PartStatus> of(List<Part> parts, Running running) {
        return parts.parallelStream().map(part -> of(part, running.find(part.name()))).toList();
    }

    private static PartStatus of(Part part, Optional<RunFile> run) {
        return run.map(found -> new PartStatus(part.name(), part.url(), part.ready(), found.startMillis(),
                found.process().map(Memory::resident).orElse(0L)))
                .orElseGet(() -> new PartStatus(part.name(), part.url(), false, 0, 0));
    }
}
