package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.scenario.node.NodeFolder;
import io.mooring.scenario.party.Upstream.Exchange;

/** The Node program in {@code webhooks/} that subscribers could have: the official libraries, which verify. */
public final class SubscriberSdks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROGRAM = "verify.js";

    private final NodeFolder folder;

    private SubscriberSdks(NodeFolder folder) {
        this.folder = folder;
    }

    public static SubscriberSdks installed() throws IOException {
        return new SubscriberSdks(NodeFolder.installed("webhooks", PROGRAM));
    }

    /**
     * Which of the secrets a library takes a delivery with.
     *
     * @param secrets by a name
     * @return {@code library name}
     */
    public List<String> taken(Exchange delivery, String body, Map<String, String> secrets) throws IOException {
        Path file = Files.createTempFile("delivery-", ".json");
        try {
            JSON.writeValue(file.toFile(), Map.of("body", body, "headers", delivery.headers(), "secrets", secrets));
            TreeSet<String> taken = new TreeSet<>();
            for (String line : folder.run(List.of("node", PROGRAM, file.toString()))) {
                JsonNode said = JSON.readTree(line);
                if (said.path("taken").booleanValue()) {
                    taken.add(said.path("library").textValue() + " " + said.path("secret").textValue());
                }
            }
            return List.copyOf(taken);
        } finally {
            Files.delete(file);
        }
    }
}
