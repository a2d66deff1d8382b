package io.mooring.contracts.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;
import io.mooring.contracts.provider.webhook.WebhookFacts;

/**
 * All providers that are registered. Facts are read when somebody asks for them: a service that needs one provider
 * reads one file.
 */
public final class Providers {

    private final Set<String> ids;
    private final Map<String, IntegrationProvider> byId;
    private final Map<String, Optional<WebhookFacts>> webhooks = new ConcurrentHashMap<>();

    private Providers(Set<String> ids, Map<String, IntegrationProvider> byId) {
        this.ids = ids;
        this.byId = byId;
    }

    /** Those of the list, and those with code on the class path. Fails when two with code share an id. */
    public static Providers registered() {
        return of(ShippedFacts.ids(),
                ServiceLoader.load(IntegrationProvider.class, Providers.class.getClassLoader()));
    }

    static Providers of(Collection<String> ids, Iterable<IntegrationProvider> withCode) {
        Map<String, IntegrationProvider> byId = new ConcurrentHashMap<>();
        for (IntegrationProvider provider : withCode) {
            String id = provider.facts().id();
            if (byId.put(id, provider) != null) {
                throw new IllegalStateException("two providers have the id " + id);
            }
            if (!ids.contains(id)) {
                throw new IllegalStateException("provider " + id + " has code but is not in the list");
            }
        }
        return new Providers(Collections.unmodifiableSet(new LinkedHashSet<>(ids)), byId);
    }

    public Optional<IntegrationProvider> find(String id) {
        return ids.contains(id)
                ? Optional.of(byId.computeIfAbsent(id, known -> new DataProvider(ShippedFacts.read(known))))
                : Optional.empty();
    }

    /** How events of a provider arrive; empty when there is no such provider, or that is not described. */
    public Optional<WebhookFacts> findWebhook(String id) {
        return ids.contains(id) ? webhooks.computeIfAbsent(id, this::read) : Optional.empty();
    }

    private Optional<WebhookFacts> read(String id) {
        return find(id).map(provider -> provider.facts().webhookScheme()).flatMap(WebhookFacts::shipped);
    }

    /**
     * What a webhook of a provider says, as the code of the one that describes its webhooks reads it. Empty when it does not
     * look like one of its.
     */
    public Optional<TypedEvent> typed(String id, Received webhook) {
        return find(id).map(provider -> provider.facts().webhookScheme()).flatMap(this::find).or(() -> find(id))
                .map(provider -> provider.typed(webhook)).orElse(Optional.empty());
    }

    /** Those whose events can be received, in alphabetical order. */
    public List<String> webhookIds() {
        return ids.stream().filter(id -> findWebhook(id).isPresent()).toList();
    }

    /** Those that are databases, in alphabetical order; their {@code inputs} are the form of a connection. */
    public List<ProviderFacts> databases() {
        return ids.stream().map(this::find).flatMap(Optional::stream).map(IntegrationProvider::facts)
                .filter(facts -> facts.database() != null).toList();
    }

    /** In alphabetical order. */
    public Collection<String> ids() {
        return ids;
    }

    /** A provider that needs no code. */
    private record DataProvider(ProviderFacts facts) implements IntegrationProvider {}
}
