package io.mooring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

class IdSourceTest {

    private final IdSource ids = new IdSource(new Random(1));

    @Test
    void makesSixteenBase32CharactersAfterThePrefix() {
        assertThat(ids.next("conn_")).matches("conn_[a-z2-7]{16}");
    }

    @Test
    void doesNotRepeatItself() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next(""))).isTrue();
        }
    }
}
