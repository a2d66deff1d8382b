package io.mooring.executor.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.executor.subscription.Audiences.Holding;
import io.mooring.executor.subscription.Audiences.Question;
import io.mooring.executor.subscription.Looks.Seen;
import io.mooring.executor.upstreams.Watches.Watched;
import io.mooring.executor.upstreams.Watches.Within;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Keeps servers knowing what is asked about, each resource once for all who ask by the same connection. Connections are asked side
 * by side, so that a server that hangs makes nobody deaf but its own.
 */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final int SIDE_BY_SIDE = 16;

    private final Audiences audiences;
    private final Looks looks;

    Upkeep(Audiences audiences, Looks looks) {
        this.audiences = audiences;
        this.looks = looks;
    }

    /** @param now by the connection that is used at this moment */
    private record Asked(Holding holding, Watched now, Within within) {

        Question question() {
            return Question.of(now);
        }
    }

    /** Servers forget what they were asked when their sessions end; those with such a question stay in use. */
    @Scheduled(every = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        List<Holding> held = audiences.held().toList();
        return looks.of(held.stream().map(Holding::audience).toList(), anybody -> true)
                .chain(seen -> sideBySide(held.stream().flatMap(one -> now(one, seen)), this::renew));
    }

    private static Stream<Asked> now(Holding held, Seen seen) {
        Within within = seen.reached().get(held.audience());
        return within == null
                ? Stream.of()
                : within.now(held.watched()).map(now -> new Asked(held, now, within)).stream();
    }

    private Uni<Void> renew(List<Asked> same) {
        Asked first = same.getFirst();
        return first.within.subscribe(first.now).invoke(done -> {
            if (done) {
                same.forEach(this::settle);
            }
        }).replaceWithVoid();
    }

    /** The client may have gone, or asked no more, meanwhile. */
    private void settle(Asked asked) {
        Holding before = asked.holding;
        boolean wanted = before.audience().replace(before.watched(), asked.now);
        audiences.settle(before.audience(), asked.now, wanted);
        if (wanted && !before.watched().equals(asked.now)) {
            audiences.leave(before.audience(), before.watched());
        }
    }

    /** Tells servers what nobody asks about any more. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        List<Holding> left = audiences.takeLeft();
        if (left.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Question> held = audiences.held().map(one -> Question.of(one.watched())).collect(Collectors.toSet());
        List<Holding> over = left.stream().filter(one -> !held.contains(Question.of(one.watched()))).toList();
        return looks.of(over.stream().map(Holding::audience).toList(), anybody -> true)
                .chain(seen -> sideBySide(over.stream().filter(one -> seen.reaches(one.audience(),
                        one.watched().integration(), one.watched().connection()))
                        .map(one -> new Asked(one, one.watched(), seen.reached().get(one.audience()))),
                        this::forget));
    }

    /** Somebody may have asked again meanwhile. */
    private Uni<Void> forget(List<Asked> same) {
        Asked first = same.getFirst();
        return audiences.isHeld(first.question())
                ? Uni.createFrom().voidItem()
                : first.within.unsubscribe(first.now).replaceWithVoid();
    }

    /** Those of one connection one after the other, until one fails. */
    private static Uni<Void> sideBySide(Stream<Asked> all, Function<List<Asked>, Uni<Void>> work) {
        Map<String, Map<Question, List<Asked>>> connections = all.collect(Collectors.groupingBy(
                one -> one.now.tenant() + "\n" + one.now.connection(), Collectors.groupingBy(Asked::question)));
        return Multi.createFrom().iterable(connections.values())
                .onItem().transformToUni(questions -> inTurn(questions.values(), work)).merge(SIDE_BY_SIDE)
                .collect().last().replaceWithVoid();
    }

    private static Uni<Void> inTurn(Collection<List<Asked>> questions,
            Function<List<Asked>, Uni<Void>> work) {
        return Multi.createFrom().iterable(questions).onItem().transformToUniAndConcatenate(work::apply)
                .collect().last().onFailure()
                .invoke(failure -> LOG.debugf("a server was not told: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }
}
