package io.mooring.contracts.egress;

import java.net.InetAddress;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * The operating system's lookup: the hosts file, search domains and caches operators expect. It blocks, so it has
 * threads of its own, and a slow name server cannot take those of the service.
 */
@Singleton
@DefaultBean
final class SystemNameLookup implements NameLookup {

    private final WorkerExecutor threads;

    @Inject
    SystemNameLookup(Vertx vertx, EgressConfig config) {
        this.threads = vertx.createSharedWorkerExecutor("mooring-egress-lookup", config.lookupThreads());
    }

    @Override
    public Uni<List<InetAddress>> addressesOf(String name) {
        return Uni.createFrom().deferred(() -> UniHelper
                .toUni(threads.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false)));
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
