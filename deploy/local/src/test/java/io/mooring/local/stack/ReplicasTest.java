package io.mooring.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;

class ReplicasTest {

    @Test
    void readsServiceAndCount() {
        Replicas replicas = Replicas.parse(List.of("connection=3", "tool-executor=2"));

        assertThat(replicas.of(Deployable.CONNECTION)).isEqualTo(3);
        assertThat(replicas.of(Deployable.TOOL_EXECUTOR)).isEqualTo(2);
        assertThat(replicas.of(Deployable.HEALTH)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "connection=", "connection=0", "connection=6", "connection=many", "kafka=2",
            "=2"})
    void rejectsWhatIsNoServiceAndCount(String wish) {
        assertThatThrownBy(() -> Replicas.parse(List.of(wish))).isInstanceOf(PartFailure.class)
                .hasMessageContaining("it was '" + wish + "'").hasMessageContaining("connection=3");
    }

    @Test
    void recognisesReplicasThatRun() {
        Replicas replicas = Replicas.among(List.of("connection", "connection-2", "connection-3", "kafka"));

        assertThat(replicas.of(Deployable.CONNECTION)).isEqualTo(3);
        assertThat(replicas.of(Deployable.CATALOG)).isEqualTo(1);
    }

    @Test
    void keepsWhatIsNotWishedOtherwise() {
        Replicas running = Replicas.parse(List.of("connection=3", "catalog=2"));

        Replicas target = Replicas.parse(List.of("connection=1")).over(running);

        assertThat(target.of(Deployable.CONNECTION)).isEqualTo(1);
        assertThat(target.of(Deployable.CATALOG)).isEqualTo(2);
    }
}
