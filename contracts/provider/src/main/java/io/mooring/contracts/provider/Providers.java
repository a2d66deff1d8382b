package io.mooring.contracts.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** All providers that are registered, by id. */
public final class Providers {

    private final SortedMap<String, IntegrationProvider> byId;

    private Providers(SortedMap<String, IntegrationProvider> byId) {
        this.byId = byId;
    }

    /** Those found on the class path. Fails when two share an id. */
    public static Providers registered() {
        return of(ServiceLoader.load(IntegrationProvider.class, Providers.class.getClassLoader()));
    }

    static Providers of(Iterable<IntegrationProvider> providers) {
        SortedMap<String, IntegrationProvider> byId = new TreeMap<>();
        for (IntegrationProvider provider : providers) {
            String id = provider.facts().id();
            if (byId.put(id, provider) != null) {
                throw new IllegalStateException("two providers have the id " + id);
            }
        }
        return new Providers(Collections.unmodifiableSortedMap(byId));
    }

    public Optional<IntegrationProvider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In alphabetical order. */
    public Collection<String> ids() {
        return byId.keySet();
    }
}
