package io.mooring.health.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AggregatesTest {

    @Test
    void readsTheIdOfATombstoneFromItsKey() {
        assertThat(Aggregates.idOf("acme/conn_1", "acme")).isEqualTo("conn_1");
    }

    @Test
    void refusesAKeyOfAnotherTenant() {
        assertThatThrownBy(() -> Aggregates.idOf("acme-two/conn_1", "acme"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
