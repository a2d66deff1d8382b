package io.mooring.contracts.provider.preset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The data files of presets: one each, the list of those that count, and documents of ours. */
final class PresetFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(List.class,
                    list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private PresetFiles() {}

    static List<String> ids() {
        return text("registered.txt").lines().filter(id -> !id.isBlank()).toList();
    }

    /** Fails when the file is missing or does not fit: the build is broken, nothing can start. */
    static Preset read(String id) {
        try {
            return JSON.readValue(text(id + ".json"), Preset.class);
        } catch (JsonProcessingException misfit) {
            throw new UncheckedIOException("preset " + id + " does not fit: " + misfit.getOriginalMessage(), misfit);
        }
    }

    static String text(String file) {
        try (InputStream in = PresetFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("preset file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
