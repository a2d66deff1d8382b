package io.mooring.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.catalog.registry.CopyStore.Tally;
import io.mooring.catalog.registry.Judgement.Skipped;
import io.mooring.catalog.sync.Run.Phase;

class RunTest {

    private static final String SOURCE = "https://registry.modelcontextprotocol.io";
    private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
    private static final Instant LATER = START.plusSeconds(600);
    private final RegistryConfig config = Configs.standard();

    @Test
    void scansThenCatchesUpThenSweeps() {
        Run scan = Run.full(SOURCE, 1, START).after(page("b"), new Tally(3, 0, 0), LATER, config);
        assertThat(scan.phase()).isEqualTo(Phase.SCAN);
        assertThat(scan.cursor()).isEqualTo("b");

        Run catchUp = scan.after(page(null), Tally.NOTHING, LATER, config);
        assertThat(catchUp.phase()).isEqualTo(Phase.CATCH_UP);
        assertThat(catchUp.cursor()).isNull();
        assertThat(catchUp.since()).isEqualTo(START.minus(Duration.ofMinutes(5)));

        Run sweep = catchUp.after(page(null), Tally.NOTHING, LATER.plusSeconds(1), config);
        assertThat(sweep.phase()).isEqualTo(Phase.SWEEP);
        Run done = sweep.afterSweep(new Tally(0, 0, 2)).afterSweep(Tally.NOTHING);
        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.passAt()).as("changes since then are not in yet").isEqualTo(LATER);
        assertThat(done.tally()).isEqualTo(new Tally(3, 0, 2));
        assertThat(done.seen()).isEqualTo(4);
    }

    @Test
    void readsOnlyChangesOnceTheCopyIsComplete() {
        SyncState first = SyncState.NEW.begun(false, START, config);
        assertThat(first.run()).isNotNull().returns(true, Run::full);
        SyncState complete = first.finished(Run.full(SOURCE, 1, START), LATER);

        SyncState next = complete.begun(false, LATER, config);

        assertThat(next.run()).isNotNull().returns(false, Run::full)
                .returns(START.minus(Duration.ofMinutes(5)), Run::since).returns(1L, Run::scan);
        assertThat(complete.begun(true, LATER, config).run()).isNotNull().returns(true, Run::full)
                .returns(2L, Run::scan);
        assertThat(complete.begun(false, START.plus(Duration.ofDays(8)), config).run()).as("too old").isNotNull()
                .returns(true, Run::full);
        RegistryConfig other = Configs.with(Map.of("catalog.registry.url", "https://other.example"));
        assertThat(complete.begun(false, LATER, other).run()).as("of another registry").isNotNull()
                .returns(true, Run::full).returns("https://other.example", Run::source);
    }

    @Test
    void goesOnWhereItWas() {
        Run scan = Run.full(SOURCE, 1, START).after(page("b"), Tally.NOTHING, LATER, config);
        SyncState crashed = SyncState.NEW.with(scan);

        assertThat(crashed.begun(false, LATER, config).run()).isEqualTo(scan);
        assertThat(crashed.begun(true, LATER, config).run()).as("it is a complete one already").isEqualTo(scan);
    }

    @Test
    void keepsItsPlaceWhenGivenUp() {
        Run scan = Run.full(SOURCE, 1, START).after(page("b"), Tally.NOTHING, LATER, config).failed("away", false);

        SyncState givenUp = SyncState.NEW.givenUp(scan, "away", true, LATER);

        assertThat(givenUp.failedRuns()).isOne();
        assertThat(givenUp.last()).isNotNull().returns("away", SyncState.Report::failure);
        assertThat(givenUp.begun(false, LATER, config).run()).isNotNull().returns("b", Run::cursor)
                .returns(0, Run::attempts);
    }

    @Test
    void beginsThePassAnewWhenTheCursorIsForgotten() {
        Run scan = Run.full(SOURCE, 1, START).after(page("b"), Tally.NOTHING, LATER, config);

        assertThat(scan.failed("gone", true)).returns(null, Run::cursor).returns(1, Run::attempts)
                .returns(Phase.SCAN, Run::phase);
    }

    @Test
    void noticesCircles() {
        assertThatThrownBy(() -> Run.full(SOURCE, 1, START).after(page("b"), Tally.NOTHING, LATER, config)
                .after(page("b"), Tally.NOTHING, LATER, config)).hasMessageContaining("circle");
        List<String> circle = List.of("c0", "c1", "c2", "c3", "c4");
        assertThatThrownBy(() -> {
            Run run = Run.full(SOURCE, 1, START);
            for (int i = 0; i < 100; i++) {
                run = run.after(page(i < 7 ? "start" + i : circle.get(i % circle.size())), Tally.NOTHING, LATER,
                        config);
            }
        }).hasMessageContaining("circle");
    }

    @Test
    void noticesARegistryWithoutEnd() {
        RegistryConfig few = Configs.with(Map.of("catalog.registry.max-pages", "5"));
        assertThatThrownBy(() -> {
            Run run = Run.full(SOURCE, 1, START);
            for (int i = 0; i < 10; i++) {
                run = run.after(page("c" + i), Tally.NOTHING, LATER, few);
            }
        }).hasMessageContaining("no end after 5 pages");
    }

    @Test
    void givesNothingUpForAnEmptyRegistry() {
        assertThatThrownBy(() -> Run.full(SOURCE, 1, START)
                .after(new RegistryPage(List.of(), List.of(), null), Tally.NOTHING, LATER, config))
                .hasMessageContaining("no server at all");
    }

    /** One row that is skipped, and two with the first page. */
    private static RegistryPage page(@Nullable String next) {
        Skipped row = new Skipped("a/b", "1", "reason", false);
        return new RegistryPage(List.of(), "b".equals(next) ? List.of(row, row) : List.of(row), next);
    }
}
