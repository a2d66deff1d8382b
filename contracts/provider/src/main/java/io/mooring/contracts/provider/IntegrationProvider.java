package io.mooring.contracts.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.PublicationScope;

/**
 * A third party Mooring connects to. Most are data alone: a file in {@code shipped} and a line in its
 * {@code registered.txt}. One with code is a package with this interface as well, and a line in
 * {@code META-INF/services/io.mooring.contracts.provider.IntegrationProvider}. How an account is connected is in its facts
 * ({@link ProviderFacts#install()}).
 */
public interface IntegrationProvider {

    /** What is known about it, as data. */
    ProviderFacts facts();

    /** What it can do by code of ours; nothing for one that is data alone. */
    default List<ProviderTool> tools() {
        return List.of();
    }

    /**
     * What a webhook of it says. Pure, and never fails: what does not fit is empty, and is then known by its name alone.
     * One that is data alone has no more to say than that.
     */
    default Optional<TypedEvent> typed(Received webhook) {
        return Optional.of(TypedEvent.of(webhook.name()));
    }

    /** What a publication of it can grant: every action of its tools, once. */
    default List<PublicationScope> publicationScopes() {
        Map<String, List<ProviderTool>> byAction = new LinkedHashMap<>();
        tools().forEach(tool -> byAction.computeIfAbsent(tool.action(), action -> new ArrayList<>()).add(tool));
        return byAction.entrySet().stream().map(entry -> new PublicationScope(entry.getKey(),
                entry.getValue().stream().map(ProviderTool::name).toList(),
                union(entry.getValue(), ProviderTool::scopes), union(entry.getValue(), ProviderTool::resources)))
                .toList();
    }

    private static List<String> union(List<ProviderTool> tools, Function<ProviderTool, Collection<String>> what) {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        tools.forEach(tool -> all.addAll(what.apply(tool)));
        return List.copyOf(all);
    }
}
