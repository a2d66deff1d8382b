package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.resolution.Action.Address;

class OfferTest {

    private static final ConnectionView ONE = Connections.active("conn_1");
    private static final ConnectionView TWO = Connections.active("conn_2");

    @Test
    void offersAToolOfAllConnectionsOnEach() {
        Offer offer = Offer.of(List.of(Tools.onAll()), List.of(ONE, TWO));

        assertThat(offer.connections()).containsExactly(ONE, TWO);
        assertThat(offer.tool(null, null)).isEqualTo(Tools.onAll());
    }

    @Test
    void offersAToolOnlyOnConnectionsThatHaveIt() {
        Offer offer = Offer.of(List.of(Tools.variant("", "conn_2")), List.of(ONE, TWO));

        assertThat(offer.connections()).containsExactly(TWO);
    }

    /** Another user's connection may offer it: that is nobody's business. */
    @Test
    void hidesAToolThatNoConnectionOfTheUserHas() {
        Offer offer = Offer.of(List.of(Tools.variant("", "conn_of_somebody_else")), List.of(ONE));

        assertThat(offer.variants()).isEmpty();
        assertThat(offer.connections()).isEmpty();
        assertThat(offer.isComplete(null, null)).isFalse();
    }

    @Test
    void keepsAToolOfAllConnectionsWhenTheUserHasNone() {
        Offer offer = Offer.of(List.of(Tools.onAll()), List.of());

        assertThat(offer.variants()).hasSize(1);
        assertThat(offer.isComplete(null, null)).as("the connection may be on its way").isFalse();
    }

    @Test
    void takesTheVariantOfTheChosenConnection() {
        Offer offer = Offer.of(List.of(Tools.variant("a", "conn_1"), Tools.variant("b", "conn_2")), List.of(ONE, TWO));

        assertThat(offer.tool(null, "conn_2").variant()).isEqualTo("b");
        assertThat(offer.tool(new Address("echo", "org", "name of conn_1", "make"), null).variant()).isEqualTo("a");
        assertThatThrownBy(() -> offer.tool(null, null)).extracting("statusCode").isEqualTo(409);
    }

    @Test
    void prefersTheVariantThatNamesTheConnection() {
        Offer offer = Offer.of(List.of(Tools.onAll(), Tools.variant("b", "conn_2")), List.of(ONE, TWO));

        assertThat(offer.tool(null, "conn_1").variant()).isEmpty();
        assertThat(offer.tool(null, "conn_2").variant()).isEqualTo("b");
    }

    @Test
    void takesTheOnlyVariantOfTheUserWithoutAChoice() {
        Offer offer = Offer.of(List.of(Tools.variant("a", "conn_1"), Tools.variant("b", "conn_of_somebody_else")),
                List.of(ONE));

        assertThat(offer.tool(null, null).variant()).isEqualTo("a");
    }

    @Test
    void isNotCompleteWithoutTheConnectionAskedFor() {
        Offer offer = Offer.of(List.of(Tools.onAll()), List.of(ONE));

        assertThat(offer.isComplete(null, "conn_1")).isTrue();
        assertThat(offer.isComplete(null, "conn_new")).isFalse();
    }

    @Test
    void offersBuiltInToolsToEverybody() {
        Offer offer = Offer.of(List.of(Tools.onAll()), List.of(ConnectionView.builtIn("echo")));

        assertThat(offer.isComplete(new Address("echo", "org", "built-in", "make"), null)).isTrue();
        assertThat(offer.connections().getFirst().needsNoCredential()).isTrue();
    }
}
