package io.mooring.catalog.sync;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/** Asks the registry for pages, through the egress guard. Fails with {@link RegistryFailure} alone. */
@ApplicationScoped
class RegistryClient {

    private static final int REDIRECTS = 3;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final EgressClient egress;
    private final RegistryConfig config;
    private final Clock clock;
    private final WorkerExecutor reader;

    RegistryClient(EgressClient egress, RegistryConfig config, Clock clock, Vertx vertx) {
        this.egress = egress;
        this.config = config;
        this.clock = clock;
        this.reader = vertx.createSharedWorkerExecutor("registry-page", 1);
    }

    /**
     * One page, deleted rows too.
     *
     * @param since only rows that changed since then; all when null
     * @param cursor of the page; the first one when null
     */
    Uni<RegistryPage> page(URI registry, @Nullable Instant since, @Nullable String cursor) {
        Limits limits = Limits.STANDARD.withDeadline(config.pageTimeout())
                .withMaxResponseBytes(config.maxPage().asLongValue()).withMaxRedirects(REDIRECTS);
        String url = address(registry, since, cursor);
        return egress.send(EgressRequest.get(url).withHeader("Accept", "application/json").withLimits(limits))
                .onFailure(EgressFailure.class).transform(RegistryClient::unanswered)
                .invoke(response -> require(response, cursor != null))
                // a page may be megabytes: its reading is kept off the event loop
                .chain(response -> reader.executeBlocking(() -> RegistryPage.read(response.body().getBytes()), false));
    }

    private String address(URI registry, @Nullable Instant since, @Nullable String cursor) {
        StringBuilder url = new StringBuilder(registry.toString().replaceFirst("/+$", ""))
                .append("/v0.1/servers?include_deleted=true&limit=").append(config.pageSize());
        if (since != null) {
            url.append("&updated_since=").append(encoded(since.truncatedTo(ChronoUnit.MILLIS).toString()));
        }
        if (cursor != null) {
            url.append("&cursor=").append(encoded(cursor));
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RegistryFailure unanswered(EgressFailure failure) {
        return failure.kind() == EgressFailure.Kind.REFUSED
                ? RegistryFailure.giveUp(failure.reason())
                : RegistryFailure.repeat(failure.reason(), null);
    }

    private void require(EgressResponse response, boolean continued) {
        int status = response.status();
        String answered = "the registry answered " + status;
        if (status == TOO_MANY || status == TIMEOUT || status >= 500) {
            throw RegistryFailure.repeat(answered, retryAfter(response).orElse(null));
        }
        if (!response.isSuccessful()) {
            // a cursor may be forgotten while we were away
            throw continued && status >= 400 ? RegistryFailure.rewind(answered) : RegistryFailure.giveUp(answered);
        }
    }

    private Optional<Duration> retryAfter(EgressResponse response) {
        return response.headers().firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, clock.instant()));
    }
}
