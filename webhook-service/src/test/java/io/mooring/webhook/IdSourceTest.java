package io.mooring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class IdSourceTest {

    @Test
    void makesIdsOf130RandomBits() {
        Stream<String> made = IntStream.range(0, 1000).mapToObj(i -> new IdSource().next("sub"));

        assertThat(made).allMatch(id -> id.matches("sub_[a-z2-7]{26}")).doesNotHaveDuplicates();
    }
}
