package io.mooring.contracts.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The data files of {@code shipped}: one per provider, and the list of those that count. */
final class ShippedFacts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(List.class, list -> list.setSetterInfo(empty()))
            .withConfigOverride(Map.class, map -> map.setSetterInfo(empty()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build(); // the same text from every process

    private ShippedFacts() {}

    private static JsonSetter.Value empty() {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    }

    /** Ids in the order of the list. */
    static List<String> ids() {
        return new String(bytes("registered.txt"), StandardCharsets.UTF_8).lines().filter(id -> !id.isBlank()).toList();
    }

    /** Fails when the file is missing or does not fit: the build is broken, nothing can start. */
    static ProviderFacts read(String id) {
        try {
            return JSON.treeToValue(tree(id), ProviderFacts.class);
        } catch (JsonProcessingException misfit) {
            throw misfit(misfit);
        }
    }

    /** What {@link #text} wrote. */
    static ProviderFacts parse(String text) {
        try {
            return JSON.readValue(text, ProviderFacts.class);
        } catch (JsonProcessingException misfit) {
            throw new UncheckedIOException("the facts of a provider do not fit: " + misfit.getOriginalMessage(),
                    misfit);
        }
    }

    private static UncheckedIOException misfit(JsonProcessingException e) {
        return new UncheckedIOException("the facts of a provider do not fit: " + e.getOriginalMessage(), e);
    }

    /** In the form of the data files, with what it takes over from its family. */
    static String text(ProviderFacts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode tree(String id) {
        try {
            ObjectNode own = (ObjectNode) JSON.readTree(bytes(id + ".json"));
            JsonNode family = own.path("family");
            return family.isTextual() ? merge(tree(family.textValue()), own) : own;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the facts of provider " + id + " are unreadable", unreadable);
        }
    }

    /** RFC 7396, JSON Merge Patch. */
    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(entry.getKey());
            } else if (value instanceof ObjectNode object && target.get(entry.getKey()) instanceof ObjectNode there) {
                merge(there, object);
            } else {
                target.set(entry.getKey(), value);
            }
        });
        return target;
    }

    private static byte[] bytes(String file) {
        try (InputStream in = ShippedFacts.class.getResourceAsStream("shipped/" + file)) {
            if (in == null) {
                throw new IOException("shipped/" + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
