package io.mooring.executor.search;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Asks the index. What it answers may be gone, or out of reach, a moment later: load it from the copy by the same reach. */
@ApplicationScoped
public class ToolSearch {

    private final ToolIndex index;
    private final ToolIndexFeed feed;
    private final Vertx vertx;

    ToolSearch(ToolIndex index, ToolIndexFeed feed, Vertx vertx) {
        this.index = index;
        this.feed = feed;
        this.vertx = vertx;
    }

    /** At most that many, the best first. Fails with 503 while the index is being built. */
    public Uni<List<ToolPosition>> find(String tenant, Reach reach, String text, int limit) {
        return feed.isBuilt()
                ? UniHelper.toUni(vertx.executeBlocking(() -> index.find(tenant, reach, text, limit), false))
                : Uni.createFrom().failure(ExecutorError.TOOLS_NOT_INDEXED
                        .because("this replica has just started and is still reading the tools"));
    }
}
