package io.mooring.contracts.provider.preset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All presets, by id. */
public final class Presets {

    private final Map<String, Preset> byId;

    private Presets(Map<String, Preset> byId) {
        this.byId = byId;
    }

    /** Those of the list, in its order. */
    public static Presets registered() {
        Map<String, Preset> byId = new LinkedHashMap<>();
        PresetFiles.ids().forEach(id -> byId.put(id, PresetFiles.read(id)));
        return new Presets(byId);
    }

    public Optional<Preset> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In alphabetical order of their ids. */
    public Collection<Preset> all() {
        return byId.values();
    }

    /** The text of a document of ours; fails when it is missing: the build is broken. */
    public static String document(Way.Document document) {
        return PresetFiles.text("document/" + document.name() + ".yaml");
    }
}
