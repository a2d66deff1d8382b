package io.mooring.catalog.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.document.Document;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.document.Library;
import io.mooring.catalog.source.Room.Claim;
import io.mooring.catalog.source.SpecClient.Fetched;
import io.mooring.catalog.source.SpecClient.Unfetchable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;

/**
 * The documents one document refers to, round by round, each fetched once. One that can't be had is no failure: an
 * operation that needs it will say so.
 */
final class OtherDocuments {

    private static final int MOST = 100;
    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 2;
    private static final long LARGEST = 4 << 20;
    private static final long LARGEST_TOGETHER = 32 << 20;
    /** Bytes that may arrive before they are counted. */
    static final long AHEAD = AT_ONCE * LARGEST;

    private record Answer(URI url, @Nullable Document document, String reason) {

        static Answer none(URI url, String reason) {
            return new Answer(url, null, reason);
        }
    }

    private final SpecClient client;
    private final WorkerExecutor readers;
    private final Clock clock;
    private final Instant end;
    private final Claim claim;
    private final long mainBytes;
    private long bytes;

    /** @param end when to give up fetching */
    OtherDocuments(SpecClient client, WorkerExecutor readers, Clock clock, Instant end, Claim claim, long mainBytes) {
        this.client = client;
        this.readers = readers;
        this.clock = clock;
        this.end = end;
        this.claim = claim;
        this.mainBytes = mainBytes;
    }

    /** Time left, at least a little. */
    static Duration left(Clock clock, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    Uni<Library> complete(Library library) {
        return round(library, 1);
    }

    private Uni<Library> round(Library library, int number) {
        List<URI> wanted = List.copyOf(library.wanted());
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(library);
        }
        int free = number > ROUNDS ? 0 : MOST - library.others().size() - library.missing().size();
        List<URI> next = wanted.subList(0, Math.clamp(free, 0, wanted.size()));
        Library rest = library.with(Map.of(), refused(wanted.subList(next.size(), wanted.size())));
        if (next.isEmpty()) {
            return Uni.createFrom().item(rest);
        }
        return Uni.join().all(next.stream().map(this::fetch).toList()).usingConcurrencyOf(AT_ONCE).andFailFast()
                .map(answers -> with(rest, answers)).chain(now -> round(now, number + 1));
    }

    private Uni<Answer> fetch(URI url) {
        return Uni.createFrom().deferred(() -> bytes > LARGEST_TOGETHER
                ? Uni.createFrom().item(Answer.none(url, "the others have more than " + LARGEST_TOGETHER + " bytes"))
                : client.fetch(url, left(clock, end), LARGEST, bytes -> true).chain(fetched -> read(url, fetched)))
                .onFailure(Unfetchable.class).recoverWithItem(failure -> Answer.none(url, failure.getMessage()));
    }

    private Uni<Answer> read(URI url, Fetched fetched) {
        bytes += fetched.text().length;
        claim.resize(mainBytes + AHEAD + bytes);
        Supplier<Answer> work = () -> new Answer(url, DocumentReader.read(fetched.text(), "document"), "");
        return readers.executeBlocking(work::get, false).onFailure(HttpProblem.class)
                .recoverWithItem(failure -> Answer.none(url, failure.getDetail()));
    }

    private static Map<URI, String> refused(List<URI> urls) {
        Map<URI, String> refused = new HashMap<>();
        urls.forEach(url -> refused.put(url, "at most " + MOST + " documents are fetched, in " + ROUNDS + " rounds"));
        return refused;
    }

    private static Library with(Library library, List<Answer> answers) {
        Map<URI, Document> found = new HashMap<>();
        Map<URI, String> missing = new HashMap<>();
        for (Answer answer : answers) {
            if (answer.document() == null) {
                missing.put(answer.url(), answer.reason());
            } else {
                found.put(answer.url(), answer.document());
            }
        }
        return library.with(found, missing);
    }
}
