package io.mooring.catalog.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** An object whose members are rewritten when they are asked for, and forgotten; the last ones are kept. */
public final class MemberViews extends AbstractMap<String, JsonNode> {

    private static final int KEPT = 16;

    private final JsonNode object;
    private final BiFunction<String, JsonNode, JsonNode> view;
    private final Map<String, JsonNode> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

    private MemberViews(JsonNode object, BiFunction<String, JsonNode, JsonNode> view) {
        this.object = object;
        this.view = view;
    }

    /**
     * The object, rewritten. Not to be changed, not for two threads at once.
     *
     * @param view key and member to what stands there instead
     */
    public static JsonNode of(JsonNode object, BiFunction<String, JsonNode, JsonNode> view) {
        return new PartedObject(new MemberViews(object, view));
    }

    @Override
    public @Nullable JsonNode get(Object key) {
        if (!(key instanceof String name) || !containsKey(name)) {
            return null;
        }
        JsonNode known = kept.get(name);
        if (known == null) {
            known = view.apply(name, object.path(name));
            kept.put(name, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }

    @Override
    public boolean containsKey(Object key) {
        return object instanceof PartedObject parted
                ? parted.holds((String) key)
                : object.has((String) key);
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public Set<String> keySet() {
        Set<String> keys = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return Collections.unmodifiableSet(keys);
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Entry<String, JsonNode>> iterator() {
                return keySet().stream().map(key -> Map.entry(key, Objects.requireNonNull(get(key)))).iterator();
            }

            @Override
            public int size() {
                return object.size();
            }
        };
    }
}
