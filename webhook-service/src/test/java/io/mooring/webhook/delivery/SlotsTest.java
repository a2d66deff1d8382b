package io.mooring.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots(3, 2);

    @Test
    void offersNoMoreThanOneSubscriptionsShare() {
        assertThat(slots.free()).isEqualTo(2);
    }

    @Test
    void offersWhatIsLeft() {
        slots.take("a");
        slots.take("b");

        assertThat(slots.free()).isEqualTo(1);
        assertThat(slots.full()).isEmpty();
    }

    @Test
    void namesSubscriptionsThatHaveTheirShare() {
        slots.take("slow");
        slots.take("slow");
        slots.take("other");

        assertThat(slots.full()).containsExactly("slow");
        assertThat(slots.free()).isZero();
    }

    @Test
    void takesBackWhatIsDone() {
        slots.take("slow");
        slots.take("slow");

        slots.free("slow");

        assertThat(slots.full()).isEmpty();
        assertThat(slots.free()).isEqualTo(2);
    }
}
