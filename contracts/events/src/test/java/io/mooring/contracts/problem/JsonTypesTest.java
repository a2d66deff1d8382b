package io.mooring.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class JsonTypesTest {

    @Test
    void namesTypesAsCallersKnowThem() {
        assertThat(JsonTypes.nameOf(String.class)).isEqualTo("a string");
        assertThat(JsonTypes.nameOf(boolean.class)).isEqualTo("true or false");
        assertThat(JsonTypes.nameOf(Boolean.class)).isEqualTo("true or false");
        assertThat(JsonTypes.nameOf(int.class)).isEqualTo("a number");
        assertThat(JsonTypes.nameOf(BigDecimal.class)).isEqualTo("a number");
        assertThat(JsonTypes.nameOf(List.class)).isEqualTo("an array");
        assertThat(JsonTypes.nameOf(String[].class)).isEqualTo("an array");
        assertThat(JsonTypes.nameOf(Map.class)).isEqualTo("an object");
    }
}
