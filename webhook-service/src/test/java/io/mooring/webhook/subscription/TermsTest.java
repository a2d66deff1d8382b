package io.mooring.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mooring.webhook.filter.Filters;

class TermsTest {

    private final Filters filters = new Filters(new SimpleMeterRegistry());
    private final SubscriptionRow row = Terms.of(new CreateSubscription("https://hooks.example/x",
            List.of("github.issue.*"), "data.n == 1", 5, "subject"), filters)
            .row(new SubscriptionRow("t", "sub_1", new byte[0], Instant.EPOCH));

    @Test
    void makeASubscription() {
        assertThat(row.eventTypes).containsExactly("github.issue.*");
        assertThat(row.filter).isEqualTo("data.n == 1");
        assertThat(row.rateLimit).isEqualTo(5);
        assertThat(row.ordering).isEqualTo("subject");
    }

    @Test
    void changeWhatIsGivenAlone() {
        // When
        Terms.of(change(null, null, null, "none"), filters).changed(row);

        // Then
        assertThat(row.ordering).isEqualTo("none");
        assertThat(row.filter).isEqualTo("data.n == 1");
        assertThat(row.url).isEqualTo("https://hooks.example/x");
        assertThat(row.version).isEqualTo(2);
    }

    @Test
    void takeFilterAndLimitAway() {
        Terms.of(change(null, "", 0, null), filters).changed(row);

        assertThat(row.filter).isNull();
        assertThat(row.rateLimit).isNull();
    }

    @Test
    void nameWhatIsWrong() {
        assertThatThrownBy(() -> Terms.of(change("ftp://x", null, null, null), filters)).hasMessageContaining("/url");
        assertThatThrownBy(() -> Terms.of(change(null, "1 +", null, null), filters)).hasMessageContaining("/filter");
        assertThatThrownBy(() -> Terms.of(change(null, null, 1001, null), filters))
                .hasMessageContaining("/rate_limit");
        assertThatThrownBy(() -> Terms.of(change(null, null, -1, null), filters)).hasMessageContaining("/rate_limit");
        assertThatThrownBy(() -> Terms.of(change(null, null, null, "fifo"), filters)).hasMessageContaining("/order");
        assertThatThrownBy(() -> Terms.of(change(null, null, null, null), filters)).hasMessageContaining("expected");
    }

    @Test
    void putDeliveriesInLine() {
        assertThat(Ordering.NONE.key("ep", "s")).isNull();
        assertThat(Ordering.ENDPOINT.key("ep", "s")).isEqualTo(Ordering.ENDPOINT.key("ep", null));
        assertThat(Ordering.SUBJECT.key("ep", "a")).isNotEqualTo(Ordering.SUBJECT.key("ep", "b"))
                .isNotEqualTo(Ordering.SUBJECT.key("other", "a"));
    }

    private static ChangeSubscription change(@Nullable String url, @Nullable String filter, @Nullable Integer rate,
            @Nullable String order) {
        return new ChangeSubscription(null, url, null, filter, rate, order);
    }
}
