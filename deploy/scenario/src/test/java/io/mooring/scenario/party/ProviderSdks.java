package io.mooring.scenario.party;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.scenario.node.NodeFolder;

/** The Node program in {@code webhooks/}: official SDKs of providers, which sign. */
public final class ProviderSdks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROGRAM = "sign.js";

    private final NodeFolder folder;

    private ProviderSdks(NodeFolder folder) {
        this.folder = folder;
    }

    public static ProviderSdks installed() throws IOException {
        return new ProviderSdks(NodeFolder.installed("webhooks", PROGRAM));
    }

    /** A key pair as Discord has one; the public key in hex, the private one in the file. */
    public String discordKey(Path file) throws IOException {
        return folder.run(List.of("node", PROGRAM, "key", file.toAbsolutePath().toString())).getFirst();
    }

    /**
     * One webhook of each provider.
     *
     * @param endpoints {@code {url, secret}} by provider
     */
    public List<Signed> sign(Map<String, ?> endpoints) throws IOException {
        Path file = Files.createTempFile("endpoints-", ".json");
        try {
            JSON.writeValue(file.toFile(), endpoints);
            List<Signed> signed = new ArrayList<>();
            for (String line : folder.run(List.of("node", PROGRAM, "sign", file.toString()))) {
                signed.add(Signed.of(JSON.readTree(line)));
            }
            return signed;
        } finally {
            Files.delete(file);
        }
    }

    /** A webhook as its provider would send it. */
    public record Signed(String provider, URI url, Map<String, String> headers, byte[] body) {

        static Signed of(JsonNode line) {
            return new Signed(line.path("provider").textValue(), URI.create(line.path("url").textValue()),
                    JSON.convertValue(line.path("headers"), JSON.getTypeFactory().constructMapType(Map.class,
                            String.class, String.class)),
                    line.path("body").textValue().getBytes(StandardCharsets.UTF_8));
        }

        /** One byte in the middle is another one. */
        public Signed tampered() {
            byte[] other = body.clone();
            other[other.length / 2] ^= 1;
            return new Signed(provider, url, headers, other);
        }

        public Answer send() {
            Api sender = Api.stranger(url);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                sender = sender.with(header.getKey(), header.getValue());
            }
            return sender.send("POST", "", body);
        }
    }
}
