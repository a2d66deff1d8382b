package io.mooring.executor.inquiry;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.executor.ToolsDiscovered;
import io.mooring.executor.journal.Announcements;
import io.mooring.executor.journal.CallIds;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Says an answer as {@code connection.tools_discovered}. */
@ApplicationScoped
class Telling {

    private final Announcements announcements;
    private final CallIds ids;
    private final Vertx vertx;

    Telling(Announcements announcements, CallIds ids, Vertx vertx) {
        this.announcements = announcements;
        this.ids = ids;
        this.vertx = vertx;
    }

    /** Done when Kafka has all parts; fails with {@link io.mooring.contracts.event.EventsUnavailable}. */
    Uni<Void> tell(Claim claim, Inquiry.Subject subject, byte[] answer) {
        Callable<List<byte[]>> pack = () -> Parts.of(answer);
        String discovery = ids.next("disc");
        return UniHelper.toUni(vertx.executeBlocking(pack, false)).chain(parts -> {
            Uni<Void> told = Uni.createFrom().voidItem();
            for (int part = 0; part < parts.size(); part++) {
                String id = discovery + "." + part;
                Event event = Event.of(claim.tenant(), claim.connection(),
                        event(claim, subject, discovery, part, parts));
                told = told.chain(() -> announcements.append(event, id));
            }
            return told;
        });
    }

    private static ToolsDiscovered event(Claim claim, Inquiry.Subject subject, String discovery, int part,
            List<byte[]> parts) {
        return ToolsDiscovered.newBuilder().setTenant(claim.tenant()).setConnection(claim.connection())
                .setIntegration(subject.integration().slug()).setKind(subject.integration().kind())
                .setDiscovery(discovery).setPart(part).setParts(parts.size())
                .setContent(ByteBuffer.wrap(parts.get(part)))
                .setConfigRevision(subject.integration().configRevision()).setVersion(claim.version()).build();
    }
}
