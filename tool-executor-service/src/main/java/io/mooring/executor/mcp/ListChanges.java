package io.mooring.executor.mcp;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.executor.inquiry.Refreshes;
import io.mooring.executor.mcpclient.Notice;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;

/** Has a server that says that its tools changed asked again. */
@ApplicationScoped
class ListChanges {

    private static final Logger LOG = Logger.getLogger(ListChanges.class);

    private final Refreshes refreshes;

    ListChanges(Refreshes refreshes) {
        this.refreshes = refreshes;
    }

    @ConsumeEvent(Notice.ADDRESS)
    Uni<Void> hear(Notice notice) {
        return notice.method().equals(Notice.TOOLS_CHANGED)
                ? refreshes.refresh(notice.tenant(), notice.connection()).onFailure()
                        .invoke(failure -> LOG.warnf("connection %s is asked again later than it could be: %s",
                                notice.connection(), failure.getMessage()))
                        .onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
    }
}
