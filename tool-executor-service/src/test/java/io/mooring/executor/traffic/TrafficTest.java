package io.mooring.executor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.executor.ToolError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

class TrafficTest {

    private final Traffic traffic = Rules.small().traffic();
    private final List<UniEmitter<? super String>> underWay = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    @Test
    void refusesWhatIsOverALimitAndSaysWhich() {
        // Given
        start("acme", "shop", "1");
        start("acme", "shop", "1");

        // When
        start("acme", "shop", "1");
        start("acme", "shop", "2");
        start("acme", "shop", "3");
        start("acme", "post", "4");
        start("acme", "mail", "5");
        start("bits", "shop", "6");
        start("cats", "shop", "7");

        // Then
        assertThat(ends).containsExactly(
                "upstream-busy 2 calls on this connection are under way; this one was not sent",
                "upstream-busy 3 calls to this integration are under way; this one was not sent",
                "executor-busy 4 calls of this tenant are under way; this one was not sent",
                "executor-busy 5 calls of this replica are under way; this one was not sent");
        assertThat(underWay).hasSize(5);
    }

    @Test
    void hasPlacesAgainWhenRequestsEnd() {
        // Given
        start("acme", "shop", "1");
        start("acme", "shop", "1");
        underWay.removeFirst().complete("first");

        // When
        start("acme", "shop", "1");

        // Then
        assertThat(ends).containsExactly("first");
        assertThat(traffic.underWay()).isEqualTo(2);
    }

    @Test
    void keepsNothingOfWhatIsOver() {
        // When
        start("acme", "shop", "1").cancel();
        start("acme", "shop", "2");
        underWay.getLast().fail(new IllegalStateException("lost"));
        start("acme", "shop", "3");
        underWay.getLast().complete("done");

        // Then
        assertThat(traffic.underWay()).isZero();
        assertThat(traffic.taken()).isZero();
    }

    @Test
    void leavesItsPlaceWhereASuspensionRefuses() {
        // Given
        for (int i = 0; i < 3; i++) {
            start("acme", "shop", "1");
            underWay.getLast().complete("loss");
        }

        // When
        start("acme", "shop", "1");

        // Then
        assertThat(ends.getLast()).startsWith(ToolError.UPSTREAM_SUSPENDED.slug());
        assertThat(traffic.underWay()).isZero();
    }

    @Test
    void sharesMemoryAmongAnswers() {
        // Given
        List<Share> shares = new ArrayList<>();
        Lane lane = new Lane("acme", "shop", "1", "https://a.example");
        for (int i = 0; i < 2; i++) {
            traffic.pass(lane, share -> Uni.createFrom().emitter(end -> {
                shares.add(share);
                underWay.add(end);
            }), end -> false, refusal -> "refused").subscribe().with(end -> {});
        }

        // Then
        assertThat(shares.get(0).test(150_000)).isTrue();
        assertThat(shares.get(0).test(200_000)).isTrue();
        assertThat(shares.get(1).test(50_000)).isTrue();
        assertThat(shares.get(1).test(50_001)).isFalse();
        assertThat(shares.get(1).isRefused()).isTrue();
        assertThat(shares.get(0).isRefused()).isFalse();
        assertThat(traffic.taken()).isEqualTo(1_000_000);
        underWay.getFirst().complete("done");
        assertThat(traffic.taken()).isEqualTo(200_000);
        assertThat(shares.get(1).test(250_000)).isTrue();
    }

    private Cancellable start(String tenant, String integration, String connection) {
        return traffic.<String>pass(new Lane(tenant, integration, connection, "https://" + integration + ".example"),
                share -> Uni.createFrom().emitter(underWay::add), "loss"::equals,
                refusal -> refusal.error().slug() + " " + refusal.detail()).subscribe()
                .with(ends::add, failure -> ends.add(String.valueOf(failure.getMessage())));
    }
}
