package io.mooring.local.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.json.JsonMapper;

class ConnectorTest {

    @Test
    void runsOnlyWithEveryTask() {
        assertThat(new Connector("RUNNING", List.of("RUNNING")).runs()).isTrue();
        assertThat(new Connector("RUNNING", List.of("FAILED")).runs()).isFalse();
        assertThat(new Connector("RUNNING", List.of()).runs()).isFalse();
        assertThat(new Connector("PAUSED", List.of("RUNNING")).runs()).isFalse();
    }

    @Test
    void hasFailedWhenATaskHas() {
        assertThat(new Connector("RUNNING", List.of("FAILED")).failed()).isTrue();
        assertThat(new Connector("FAILED", List.of()).failed()).isTrue();
        assertThat(new Connector("RUNNING", List.of()).failed()).isFalse();
    }

    @Test
    void isReadFromConnectsAnswer() throws IOException {
        String answer = """
                {"outbox-catalog": {"status": {"name": "outbox-catalog", "connector": {"state": "RUNNING"},
                 "tasks": [{"id": 0, "state": "FAILED"}]}}}""";

        Map<String, Connector> connectors = ConnectClient.read(JsonMapper.builder().build().readTree(answer));

        assertThat(connectors)
                .containsExactly(Map.entry("outbox-catalog", new Connector("RUNNING", List.of("FAILED"))));
    }
}
