package io.mooring.webhook.provider;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Signed examples of providers, from a file beside the checkout. */
final class Vectors {

    private static final Path FILE = Path.of("shared", "data", "webhook-schemes.json");

    private Vectors() {}

    /** An example, and the provider whose it is. */
    record Vector(String provider, JsonNode facts) {

        String text(String member) {
            return facts.path(member).asText();
        }

        @Override
        public String toString() {
            return provider + ": " + text("name");
        }
    }

    /** Skips the test where the file is absent. */
    static List<Vector> all() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve(FILE))) {
            here = here.getParent();
        }
        assumeThat(here).as("no " + FILE + " beside the checkout: its vectors are not checked").isNotNull();
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode entry : new ObjectMapper().readTree(here.resolve(FILE).toFile()).path("providers")) {
            entry.path("vectors").forEach(facts -> vectors.add(new Vector(entry.path("id").asText(), facts)));
        }
        return vectors;
    }
}
