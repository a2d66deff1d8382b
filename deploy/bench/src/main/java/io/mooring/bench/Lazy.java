package io.mooring.bench;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A map in order of a number, whose members are made when they are read. */
final class Lazy extends AbstractMap<String, Object> {

    private final int size;
    private final IntFunction<String> key;
    private final IntFunction<?> value;

    Lazy(int size, IntFunction<String> key, IntFunction<?> value) {
        this.size = size;
        this.key = key;
        this.value = value;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return IntStream.range(0, size).<Map.Entry<String, Object>>mapToObj(
                        index -> Map.entry(key.apply(index), value.apply(index))).iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
