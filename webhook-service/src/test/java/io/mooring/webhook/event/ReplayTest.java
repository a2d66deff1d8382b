package io.mooring.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void survivesTheWayThroughKafka() {
        Replay all = new Replay("rpl_1", null, false);
        Replay one = new Replay("rpl_1", "sub_1", true);

        assertThat(Replay.find(headers(all.text()))).isEqualTo(all);
        assertThat(Replay.find(headers(one.text()))).isEqualTo(one);
    }

    @Test
    void isAbsentFromWhatProvidersSend() {
        assertThat(Replay.find(new RecordHeaders())).isNull();
    }

    @Test
    void refusesHeaderOfStrangers() {
        assertThatThrownBy(() -> Replay.find(headers("whatever"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Headers headers(String value) {
        return new RecordHeaders().add(Replay.HEADER, value.getBytes(StandardCharsets.UTF_8));
    }
}
