package io.mooring.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.bucket4j.TimeMeter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class LanesTest {

    private Instant now = Instant.parse("2026-11-22T00:00:00Z");
    private final Lanes lanes = new Lanes(config(), clock(), meter());

    @Test
    void asksOnceForWhatIsExpected() {
        // Given
        known("a");
        lanes.expect(Map.of("a", 2));

        // When
        List<Quota> chosen = lanes.choose();

        // Then
        assertThat(chosen).containsExactly(new Quota("a", 2, 0, false));
        assertThat(lanes.choose()).isEmpty();
    }

    @Test
    void givesOneSubscriptionNoMoreThanItsShare() {
        // Given
        known("a");
        lanes.expect(List.of("a"));

        // When
        lanes.taken(lanes.choose().getFirst(), 3);

        // Then
        assertThat(lanes.choose()).isEmpty();
    }

    @Test
    void goesOnWhileAQuotaIsFull() {
        // Given
        known("a");
        lanes.expect(List.of("a"));
        List<Running> first = lanes.taken(lanes.choose().getFirst(), 3);

        // When
        first.forEach(this::over);

        // Then
        assertThat(lanes.choose()).hasSize(1);
    }

    @Test
    void hasRoomForSoManyBytesUntilTheirPlacesAreFree() {
        // Given
        long before = lanes.room();
        Running attempt = started("a").getFirst();

        // When
        lanes.carry(attempt, 1000);
        long meanwhile = lanes.room();
        over(attempt);

        // Then
        assertThat(meanwhile).isEqualTo(before - 1000);
        assertThat(lanes.room()).isEqualTo(before);
    }

    @Test
    void startsWithOneOfASubscriptionNobodyKnows() {
        lanes.expect(List.of("new"));

        assertThat(lanes.choose()).extracting(Quota::most).containsExactly(1);
    }

    @Test
    void takesNoPlacesFromOthersForLateOnes() {
        // Given all places are taken by those that hang
        List<Running> hanging = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> hanging.addAll(started("hanging-" + i)));
        lanes.expect(Map.of("good", 1));
        assertThat(lanes.choose()).isEmpty();

        // When
        pass(Duration.ofSeconds(2));

        // Then
        assertThat(lanes.choose()).extracting(Quota::subscription).containsExactly("good");
        assertThat(lanes.late()).isEqualTo(4);
    }

    @Test
    void givesALateOneOnePlace() {
        // Given
        known("slow");
        lanes.expect(List.of("slow"));
        Running late = lanes.taken(lanes.choose().getFirst(), 1).getFirst();
        pass(Duration.ofSeconds(2));
        lanes.choose();

        // When
        lanes.expect(List.of("slow"));
        List<Quota> meanwhile = lanes.choose();
        over(late);
        List<Quota> afterwards = lanes.choose();

        // Then
        assertThat(meanwhile).isEmpty();
        assertThat(afterwards).extracting(Quota::most).containsExactly(1);
        assertThat(lanes.late()).isZero();
    }

    @Test
    void suspendsOneThatLosesAndLetsOneTry() {
        // Given
        lose("lost", 5);
        lanes.expect(List.of("lost"));
        assertThat(lanes.choose()).isEmpty();

        // When
        pass(Duration.ofSeconds(5));
        List<Quota> trying = lanes.choose();

        // Then
        assertThat(trying).extracting(Quota::most, Quota::tries).containsExactly(tuple(1, true));
        over(lanes.taken(trying.getFirst(), 1).getFirst());
        assertThat(lanes.choose()).extracting(Quota::most, Quota::tries).containsExactly(tuple(3, false));
    }

    @Test
    void honoursThePauseASubscriberAsksFor() {
        // Given
        Running asked = started("busy").getFirst();
        lanes.end(asked, true, Duration.ofSeconds(30));
        lanes.free(asked);
        lanes.expect(List.of("busy"));

        // Then
        assertThat(lanes.choose()).isEmpty();
        pass(Duration.ofSeconds(30));
        assertThat(lanes.choose()).hasSize(1);
    }

    @Test
    void keepsToTheRateOfASubscription() {
        // Given
        over(started("limited").getFirst());
        lanes.limit("limited", 2);
        lanes.expect(List.of("limited"));

        // When
        List<Integer> most = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lanes.choose().forEach(quota -> {
                most.add(quota.most());
                lanes.taken(quota, quota.most()).forEach(this::over);
            });
            pass(Duration.ofMillis(i == 0 ? 0 : 1000));
        }

        // Then one of the first second was taken before the limit was known
        assertThat(most).containsExactly(1, 2);
    }

    @Test
    void forgetsAnAttemptThatNeverEnded() {
        Running lost = started("a").getFirst();

        lanes.free(lost);

        assertThat(lanes.underWay()).isZero();
        lanes.expect(List.of("a"));
        assertThat(lanes.choose()).hasSize(1);
    }

    private void known(String subscription) {
        lanes.limit(subscription, null);
    }

    private List<Running> started(String subscription) {
        lanes.expect(Map.of(subscription, 1));
        return lanes.taken(lanes.choose().getFirst(), 1);
    }

    private void lose(String subscription, int times) {
        known(subscription);
        for (int i = 0; i < times; i++) {
            Running attempt = started(subscription).getFirst();
            lanes.end(attempt, true, Duration.ZERO);
            lanes.free(attempt);
        }
    }

    private void over(Running attempt) {
        lanes.end(attempt, false, Duration.ZERO);
        lanes.free(attempt);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private TimeMeter meter() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private static LaneConfig config() {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(LaneConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("webhook.lane.parallel", "4", "webhook.lane.per-subscription", "3"), "test", 100))
                .build().getConfigMapping(LaneConfig.class);
    }
}
