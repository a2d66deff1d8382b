package io.mooring.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.stack.PartStatus;

class StatusTest {

    private static final PartStatus READY = new PartStatus("catalog", "http://127.0.0.1:7401", true, 1234, 268_435_456);

    @Test
    void jsonHasTheFieldsOthersRelyOn() throws IOException {
        String json = JsonMapper.builder().build().writeValueAsString(new Status.Answer(true, List.of(READY)));

        assertThat(json)
                .isEqualTo("{\"ready\":true,\"services\":[{\"name\":\"catalog\",\"url\":\"http://127.0.0.1:7401\","
                        + "\"ready\":true,\"startMillis\":1234,\"rssBytes\":268435456}]}");
    }

    @Test
    void tableTellsReadyRunningAndStoppedApart() {
        String table = Status
                .table(List.of(READY, new PartStatus("health", "http://127.0.0.1:7405", false, 0, 1_048_576),
                        new PartStatus("kafka", "127.0.0.1:7492", false, 0, 0)));

        assertThat(table.lines().toList()).satisfiesExactly(head -> assertThat(head).startsWith("PART"),
                catalog -> assertThat(catalog).startsWith("catalog").contains("ready", "1.2 s", "256 MiB"),
                health -> assertThat(health).startsWith("health").contains("not ready", "1 MiB"),
                kafka -> assertThat(kafka).startsWith("kafka").contains("stopped"));
    }
}
