package io.mooring.contracts.provider.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

/** The data files of this package. */
final class WebhookFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addKeyDeserializer(Locator.class, new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext context) {
                    return Locator.of(key);
                }
            })).build();

    private WebhookFiles() {}

    static WebhookFacts read(JsonNode described) throws JsonMappingException {
        try {
            return JSON.treeToValue(described, WebhookFacts.class);
        } catch (JsonMappingException misfit) {
            throw misfit;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree has no syntax", impossible);
        }
    }

    static Optional<WebhookFacts> find(String id) {
        try (InputStream in = WebhookFiles.class.getResourceAsStream(id + ".json")) {
            return in == null ? Optional.empty() : Optional.of(JSON.readValue(in, WebhookFacts.class));
        } catch (IOException misfit) {
            throw new UncheckedIOException("the webhook facts of " + id + " do not fit", misfit);
        }
    }
}
