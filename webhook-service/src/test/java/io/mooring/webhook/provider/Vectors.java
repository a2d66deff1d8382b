package io.mooring.webhook.provider;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Signed examples of providers, from a file beside the checkout. */
final class Vectors {

    private static final Path FILE = Path.of("shared", "data", "webhook-schemes.json");

    private Vectors() {}

    /** Skips the test where the file is absent. */
    static List<JsonNode> of(String provider) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve(FILE))) {
            here = here.getParent();
        }
        assumeThat(here).as("no " + FILE + " beside the checkout: its vectors are not checked").isNotNull();
        return StreamSupport
                .stream(new ObjectMapper().readTree(here.resolve(FILE).toFile()).path("providers").spliterator(), false)
                .filter(entry -> entry.path("id").asText().equals(provider))
                .flatMap(entry -> StreamSupport.stream(entry.path("vectors").spliterator(), false)).toList();
    }
}
