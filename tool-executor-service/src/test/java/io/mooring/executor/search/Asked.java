package io.mooring.executor.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import io.mooring.executor.toolview.ToolPosition;

/** A query and the tools that answer it, see the head of the file. */
record Asked(String query, Set<String> answers) {

    static List<Asked> all() {
        try (InputStream file = Asked.class.getResourceAsStream("/search/queries.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> new Asked(parts[0], Set.of(parts[1].split(" ")))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Place of the first answer, from 0; -1 when there is none. */
    int place(List<ToolPosition> found) {
        for (int i = 0; i < found.size(); i++) {
            ToolPosition tool = found.get(i);
            if (answers.contains(tool.name()) || answers.contains(tool.integration() + "#" + tool.name())) {
                return i;
            }
        }
        return -1;
    }
}
