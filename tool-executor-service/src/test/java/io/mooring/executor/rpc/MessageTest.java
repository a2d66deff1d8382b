package io.mooring.executor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.mooring.executor.rpc.Message.Answered;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.rpc.Message.Told;

class MessageTest {

    private static final ObjectReader JSON = Message.reader(new ObjectMapper());

    @Test
    void readsRequestsNotificationsAndAnswers() {
        assertThat(parsed("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}")).isInstanceOfSatisfying(
                Asked.class, asked -> assertThat(asked.params().isEmpty()).isTrue());
        assertThat(parsed("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"a\":1}}"))
                .isInstanceOfSatisfying(Told.class, told -> assertThat(told.params().path("a").intValue()).isOne());
        assertThat(parsed("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}")).isInstanceOf(Answered.class);
        assertThat(parsed("{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":1}}")).isInstanceOfSatisfying(
                Answered.class, answered -> assertThat(answered.error()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", "7", "{}",
            "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":[]}",
            "{\"jsonrpc\":\"2.0\",\"id\":1}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{}}", ""})
    void refusesWhatIsNoMessage(String body) {
        assertThatThrownBy(() -> parsed(body)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.status()).isEqualTo(400);
            assertThat(fault.error().path("code").intValue()).isEqualTo(-32600);
        });
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> parsed("{")).isInstanceOfSatisfying(Fault.class,
                fault -> assertThat(fault.error().path("code").intValue()).isEqualTo(-32700));
    }

    @Test
    void answersWithTheIdThatCanBeRead() {
        assertThat(Message.idOf(bytes("{\"id\":\"x\",\"method\":1}"), JSON).textValue()).isEqualTo("x");
        assertThat(Message.idOf(bytes("["), JSON).isNull()).isTrue();
        assertThat(Message.idOf(bytes("{\"id\":[]}"), JSON).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANY", "DEEP"})
    void refusesWhatIsTooMuchButFindsTheIdBeforeIt(String excess) {
        String too = excess.equals("MANY") ? "[" + "1,".repeat(200_000) + "1]" : "[".repeat(101) + "]".repeat(101);

        assertThatThrownBy(
                () -> parsed("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"a\",\"params\":{\"a\":" + too + "}}"))
                .isInstanceOfSatisfying(Fault.class,
                        fault -> assertThat(fault.error().path("code").intValue()).isEqualTo(-32700));
        assertThat(Message.idOf(bytes("{\"a\":{},\"id\":7,\"b\":" + too + "}"), JSON).intValue()).isEqualTo(7);
        assertThat(Message.idOf(bytes("{\"b\":" + too + ",\"id\":7}"), JSON).isNull()).isTrue();
    }

    private static Message parsed(String body) {
        return Message.parse(bytes(body), JSON);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
