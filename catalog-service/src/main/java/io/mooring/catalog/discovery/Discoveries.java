package io.mooring.catalog.discovery;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.DiscoveredCompiler;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Offer;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.tool.DefinitionPool;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.executor.ToolsDiscovered;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/** Takes in what connections discovered, all in the caller's transaction. Compiling has a thread of its own. */
@ApplicationScoped
class Discoveries {

    private static final Logger LOG = Logger.getLogger(Discoveries.class);

    private final IntegrationStore integrations;
    private final DiscoveryStore discoveries;
    private final PartStore parts;
    private final Restocking restocking;
    private final Map<Kind, DiscoveredCompiler> compilers;
    private final WorkerExecutor worker;

    Discoveries(IntegrationStore integrations, DiscoveryStore discoveries, PartStore parts, Restocking restocking,
            @Any Instance<DiscoveredCompiler> compilers, Vertx vertx) {
        this.integrations = integrations;
        this.discoveries = discoveries;
        this.parts = parts;
        this.restocking = restocking;
        this.compilers = compilers.stream().collect(Collectors.toMap(DiscoveredCompiler::kind, Function.identity()));
        this.worker = vertx.createSharedWorkerExecutor("discovery-compiler", 1);
    }

    /** One part; the last one that was missing has an effect. What is stale, or of a connection that went, has none. */
    Uni<Void> take(Mutiny.Session session, ToolsDiscovered part) {
        return counts(session, part).chain(counts -> counts
                ? parts.keep(session, part).chain(all -> all.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : compile(part, all).chain(discovery -> apply(session, discovery)))
                : ignore(part));
    }

    /** The connection offers nothing any more, whatever it says later. */
    Uni<Void> forget(Mutiny.Session session, ConnectionRemoved gone) {
        String tenant = gone.getTenant();
        return integrations.claim(session, tenant, gone.getIntegration())
                .chain(version -> integrations.find(session, tenant, gone.getIntegration())
                        .map(found -> found.filter(integration -> compilers.containsKey(integration.kind())))
                        .chain(now -> now.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : withdraw(session, now.get(), version, gone)));
    }

    /** One that never answered takes nothing with it. */
    private Uni<Void> withdraw(Mutiny.Session session, Integration now, long version, ConnectionRemoved gone) {
        return discoveries.hasAnswered(session, gone.getTenant(), gone.getId())
                .call(() -> discoveries.recordGone(session, gone))
                .chain(answered -> answered
                        ? restocking.merge(session, now, version, gone.getId(), List.of(), Map.of())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> counts(Mutiny.Session session, ToolsDiscovered part) {
        return integrations.find(session, part.getTenant(), part.getIntegration())
                .chain(integration -> integration.filter(now -> isOf(now, part)).isEmpty()
                        ? Uni.createFrom().item(false)
                        : discoveries.isNews(session, part.getTenant(), part.getConnection(), part.getVersion()));
    }

    private static boolean isOf(Integration integration, ToolsDiscovered part) {
        return integration.kind().label().equals(part.getKind())
                && part.getConfigRevision() >= integration.configRevision();
    }

    private static Uni<Void> ignore(ToolsDiscovered part) {
        LOG.debugf("discovery %s of connection %s is stale", part.getDiscovery(), part.getConnection());
        return Uni.createFrom().voidItem();
    }

    private Uni<Discovery> compile(ToolsDiscovered last, List<byte[]> all) {
        DiscoveredCompiler compiler = Kind.find(last.getKind()).map(compilers::get)
                .orElseThrow(() -> new IllegalArgumentException("tools of " + last.getKind() + " are not discovered"));
        return worker.executeBlocking(() -> {
            byte[] text = Answers.unpack(all);
            Toolset toolset = compiler.compile(Answers.read(text));
            return new Discovery(last.getTenant(), last.getConnection(), last.getIntegration(), last.getVersion(),
                    last.getConfigRevision(), ContentHash.of(text), toolset, DefinitionPool.of(toolset.definitions()));
        }, false);
    }

    /** One at a time for an integration, so that no two merges are based on the same tools. */
    private Uni<Void> apply(Mutiny.Session session, Discovery discovery) {
        String tenant = discovery.tenant();
        return integrations.claim(session, tenant, discovery.integration())
                .chain(version -> integrations.find(session, tenant, discovery.integration()).chain(now -> now
                        .filter(integration -> discovery.configRevision() >= integration.configRevision()).isEmpty()
                                ? Uni.createFrom().voidItem()
                                : merge(session, now.get(), version, discovery)));
    }

    private Uni<Void> merge(Mutiny.Session session, Integration now, long version, Discovery discovery) {
        return discoveries.isRepetition(session, discovery).call(() -> discoveries.record(session, discovery))
                .chain(same -> same
                        ? Uni.createFrom().voidItem()
                        : restocking.merge(session, now, version, discovery.connection(), offers(discovery),
                                discovery.pool().kept()));
    }

    private static List<Offer> offers(Discovery discovery) {
        return discovery.toolset().tools().stream()
                .map(tool -> new Offer(tool, "", List.of(discovery.connection()),
                        discovery.pool().needs(tool.definitions())))
                .toList();
    }
}
