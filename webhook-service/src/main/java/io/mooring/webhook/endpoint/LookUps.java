package io.mooring.webhook.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.WebhookError;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.impl.ContextInternal;

/**
 * Endpoints that are not in memory: all who want the same one share one look at the database, in a context of its own, for
 * the request that came first may end before it. Few may wait, so that who guesses takes no places of those who know.
 */
@ApplicationScoped
class LookUps {

    private static final String WANTED = "webhook.endpoint.wanted";

    private final Map<String, Future<Message<Found>>> flights = new ConcurrentHashMap<>();
    private final KnownEndpoints known;
    private final Vertx vertx;
    private final Semaphore places;
    private final Duration patience;

    LookUps(KnownEndpoints known, Vertx vertx, EndpointConfig config) {
        this.known = known;
        this.vertx = vertx;
        this.places = new Semaphore(config.lookingUp());
        this.patience = config.lookUpWithin();
    }

    /** What came of a look; the bus tells no failure of ours as it is. */
    record Found(@Nullable Endpoint endpoint, @Nullable Throwable failure) {}

    /** Null when there is none. Fails with 503 when that can't be found out in time, or too many want to know. */
    Uni<@Nullable Endpoint> find(String id) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                throw WebhookError.OVERLOADED.because("too many webhooks wait for the database; try again");
            }
            Future<Message<Found>> flight = flights.computeIfAbsent(id,
                    wanted -> vertx.eventBus().request(WANTED, wanted));
            flight.onComplete(over -> flights.remove(id, flight));
            return waitFor(flight).onTermination().invoke(() -> places.release());
        });
    }

    /** Ids of a provider's endpoints of any tenant. Fails as {@link #find} does. */
    Uni<List<String>> idsOf(String provider, int most) {
        return inTime(known.idsOf(provider, most));
    }

    @ConsumeEvent(WANTED)
    Uni<Found> look(String id) {
        return inTime(known.find(id)).onItemOrFailure().transform(Found::new);
    }

    private <T> Uni<T> inTime(Uni<T> look) {
        return look.ifNoItem().after(patience)
                .failWith(() -> GeneralError.STORE_UNAVAILABLE.because("the database does not answer; try again"));
    }

    /** Each in the context it came with. */
    private Uni<@Nullable Endpoint> waitFor(Future<Message<Found>> flight) {
        Promise<Message<Found>> mine = ((ContextInternal) vertx.getOrCreateContext()).promise();
        flight.onComplete(mine::handle);
        return UniHelper.toUni(mine.future()).map(Message::body).onItem().transformToUni(
                found -> found.failure() == null
                        ? Uni.createFrom().item(found.endpoint())
                        : Uni.createFrom().failure(found.failure()));
    }
}
