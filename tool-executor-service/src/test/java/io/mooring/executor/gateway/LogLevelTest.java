package io.mooring.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.executor.rpc.Fault;

class LogLevelTest {

    @Test
    void admitsWhatIsWantedAndWorse() {
        assertThat(LogLevel.admits("warning", at("error"))).isTrue();
        assertThat(LogLevel.admits("warning", at("warning"))).isTrue();
        assertThat(LogLevel.admits("warning", at("info"))).isFalse();
        assertThat(LogLevel.admits("debug", at("nonsense"))).isFalse();
        assertThat(LogLevel.admits(null, at("emergency"))).isFalse();
    }

    @Test
    void refusesWordsThatAreNone() {
        assertThat(LogLevel.require(TextNode.valueOf("notice"))).isEqualTo("notice");
        assertThatThrownBy(() -> LogLevel.require(TextNode.valueOf("loud"))).isInstanceOf(Fault.class);
    }

    private static ObjectNode at(String level) {
        return JsonNodeFactory.instance.objectNode().put("level", level);
    }
}
