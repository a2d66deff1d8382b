package io.mooring.executor.mcp;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.executor.inquiry.Refreshes;
import io.mooring.executor.mcpclient.Bursts;
import io.mooring.executor.mcpclient.Notice;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Has a server that says that its tools changed asked again. */
@ApplicationScoped
class ListChanges {

    private static final Logger LOG = Logger.getLogger(ListChanges.class);

    /** A server may say so without end; each time would cost a transaction. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private record Place(String tenant, String connection) {}

    private final Refreshes refreshes;
    private final Bursts<Place> bursts;

    ListChanges(Refreshes refreshes, Vertx vertx) {
        this.refreshes = refreshes;
        this.bursts = new Bursts<>(() -> UniHelper.toUni(vertx.timer(PAUSE.toMillis())));
    }

    @ConsumeEvent(Notice.ADDRESS)
    Uni<Void> hear(Notice notice) {
        return notice.method().equals(Notice.TOOLS_CHANGED)
                ? bursts.merge(new Place(notice.tenant(), notice.connection()),
                        refresh(notice.tenant(), notice.connection()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> refresh(String tenant, String connection) {
        return Uni.createFrom().deferred(() -> refreshes.refresh(tenant, connection)).onFailure()
                .invoke(failure -> LOG.warnf("connection %s is asked again later than it could be: %s",
                        connection, failure.getMessage()))
                .onFailure().recoverWithNull();
    }
}
