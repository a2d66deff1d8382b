package io.mooring.webhook.publication;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.origin.WebhookOrigin;
import io.mooring.contracts.origin.WebhookOrigin.Claim;
import io.mooring.contracts.secret.Secrets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Which publications events call upon, and the origins that prove it. */
@ApplicationScoped
public class Callings {

    private static final String ACTIVE = "from PublicationRow p where p.tenant = ?1 and p.status = 'active'"
            + " and p.connection in ?2 and p.provider in ?3 and (p.resource is null or p.resource in ?4)"
            + " order by p.id";
    /** No resource is called so: a list of parameters must not be empty. */
    private static final String NOTHING = "";
    private static final int MOST_KEYS = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(Callings.class);

    private final Secrets secrets;
    private final Cache<String, PrivateKey> keys = Caffeine.newBuilder().maximumSize(MOST_KEYS)
            .expireAfterAccess(KEPT).build();

    Callings(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Active publications of which each hears of some of these, ready to sign. */
    public Uni<List<Granted>> among(Mutiny.Session session, String tenant, Collection<Concern> concerns) {
        Set<String> providers = new HashSet<>();
        Set<String> connections = new HashSet<>();
        Set<String> resources = new HashSet<>();
        concerns.stream().filter(concern -> !concern.connections().isEmpty()).forEach(concern -> {
            providers.addAll(concern.providers());
            connections.addAll(concern.connections());
            resources.addAll(concern.resources());
        });
        resources.add(NOTHING);
        return connections.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery(ACTIVE, PublicationRow.class).setParameter(1, tenant)
                        .setParameter(2, connections).setParameter(3, providers).setParameter(4, resources)
                        .setReadOnly(true).getResultList()
                        .map(rows -> rows.stream().map(PublicationRow::granted)
                                .filter(one -> concerns.stream().anyMatch(one::hearsOf)).toList())
                        .call(granted -> unseal(session, tenant, granted));
    }

    private Uni<Void> unseal(Mutiny.Session session, String tenant, List<Granted> granted) {
        return Multi.createFrom().iterable(granted).onItem()
                .transformToUniAndConcatenate(one -> unseal(session, tenant, one)).collect().last().replaceWithVoid();
    }

    private Uni<Void> unseal(Mutiny.Session session, String tenant, Granted one) {
        if (one.originKey() == null || one.originSecret() == null || keys.getIfPresent(one.originKey()) != null) {
            return Uni.createFrom().voidItem();
        }
        String name = one.originKey();
        return secrets.unseal(session, tenant, one.id(), one.originSecret())
                .invoke(secret -> keys.put(name, WebhookOrigin.key(secret))).replaceWithVoid()
                .onFailure(IllegalStateException.class).recoverWithItem(failure -> withoutKey(one, failure));
    }

    /** It may be the wrong master key, which somebody will put right: the event must not wait for that. */
    private static Void withoutKey(Granted one, Throwable failure) {
        LOG.errorf(failure, "the key of publication %s does not open: its events have no origin", one.id());
        return null;
    }

    /** What tool calls under it hand back for this event; null while the publication has no key. */
    public @Nullable String origin(String tenant, Granted one, String event) {
        PrivateKey key = one.originKey() == null ? null : keys.getIfPresent(one.originKey());
        return key == null ? null : WebhookOrigin.text(key, new Claim(tenant, one.id(), event));
    }
}
