package io.mooring.catalog.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.document.Document;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.document.Library;
import io.mooring.catalog.source.Room.Claim;
import io.mooring.catalog.source.SpecClient.Fetched;
import io.mooring.catalog.source.SpecClient.Unfetchable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/**
 * Gets a document and those it refers to, and has work done with it. That happens on threads of its own, large documents
 * behind large ones only; what waits is bounded by {@link Room}.
 */
@ApplicationScoped
public class SpecLoader {

    private static final String URL = "/spec/url";
    /** Bytes; most documents are smaller. */
    private static final long SMALL = 4 << 20;

    private final SpecClient client;
    private final Room room;
    private final OpenApiConfig config;
    private final Clock clock;
    private final WorkerExecutor small;
    private final WorkerExecutor large;

    SpecLoader(SpecClient client, Room room, OpenApiConfig config, Clock clock, Vertx vertx) {
        this.client = client;
        this.room = room;
        this.config = config;
        this.clock = clock;
        this.small = vertx.createSharedWorkerExecutor("spec-compiler", config.compilers());
        this.large = vertx.createSharedWorkerExecutor("large-spec-compiler", 1);
    }

    /**
     * Fails with 422 that says what is wrong and where, with 503 when too much is waiting.
     *
     * @param tenant whose document it is
     * @param work is done on a worker thread
     * @param then goes on with what became of the document, which has its room until that is done
     */
    public <T, R> Uni<R> use(String tenant, SpecSource source, Function<Spec, T> work, Function<T, Uni<R>> then) {
        return Uni.createFrom().deferred(() -> {
            Claim claim = room.claim(tenant, SMALL);
            // a caller who went away must give back its room as well
            return load(source, claim).chain(spec -> onWorker(spec.text(), () -> work.apply(spec))).chain(then::apply)
                    .onTermination().invoke(claim::release);
        });
    }

    private Uni<Spec> load(SpecSource source, Claim claim) {
        Instant end = clock.instant().plus(config.fetchTimeout());
        return switch (source) {
            case SpecSource.Fetched(URI url) -> fetch(url, end, claim)
                    .chain(fetched -> read(fetched.text(), URL, fetched.url(), claim, end));
            case SpecSource.Given(byte[] text) -> read(text, "/spec/value", null, claim, end);
            case SpecSource.Written(String text) ->
                large.executeBlocking(() -> text.getBytes(StandardCharsets.UTF_8), false)
                        .chain(bytes -> read(bytes, "/spec/value", null, claim, end, 0));
            case SpecSource.Kept(byte[] packed) -> onWorker(packed, () -> Packed.text(packed))
                    .chain(text -> read(text, "/spec", null, claim, end));
        };
    }

    private Uni<Spec> read(byte[] text, String field, @Nullable URI url, Claim claim, Instant end) {
        return read(text, field, url, claim, end, text.length);
    }

    /** @param bytes that count: those of a body have their room already */
    private Uni<Spec> read(byte[] text, String field, @Nullable URI url, Claim claim, Instant end, long bytes) {
        claim.resize(bytes + OtherDocuments.AHEAD);
        return onWorker(text, () -> DocumentReader.read(text, field))
                .chain(document -> complete(document, url, text, claim, end, bytes))
                .map(library -> new Spec(text, field, library));
    }

    private Uni<Library> complete(Document main, @Nullable URI url, byte[] text, Claim claim, Instant end,
            long bytes) {
        return new OtherDocuments(client, workers(text), clock, end, claim, bytes)
                .complete(new Library(url, main, Map.of(), Map.of()));
    }

    /** A document takes its room while it comes. */
    private Uni<Fetched> fetch(URI url, Instant end, Claim claim) {
        return client.fetch(url, OtherDocuments.left(clock, end), config.maxDocument().asLongValue(), claim::holds)
                .onFailure(Unfetchable.class).transform(failure -> claim.isRefused()
                        ? Room.full()
                        : CatalogError.SPEC_UNFETCHABLE.at(URL, "expected a document; " + failure.getMessage()));
    }

    private <T> Uni<T> onWorker(byte[] text, Supplier<T> work) {
        return workers(text).executeBlocking(work::get, false);
    }

    private WorkerExecutor workers(byte[] text) {
        return text.length <= SMALL ? small : large;
    }
}
