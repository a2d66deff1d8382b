package io.mooring.contracts.egress.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vertx.core.buffer.Buffer;

class ReplyReaderTest {

    private static final String NESTED = "*3\r\n:1\r\n*2\r\n$5\r\na\r\nbc\r\n*0\r\n$-1\r\n";

    @Test
    void putsRepliesTogetherFromSingleBytes() {
        // Given
        var reader = new ReplyReader(1000);
        List<RedisReply> replies = new ArrayList<>();
        // When
        for (char c : ("+OK\r\n-NOPERM no\r\n" + NESTED).toCharArray()) {
            replies.addAll(reader.take(Buffer.buffer(String.valueOf(c))));
        }
        // Then
        assertThat(replies).hasSize(3).startsWith(new RedisReply.Status("OK"),
                new RedisReply.Refusal("NOPERM", "NOPERM no"));
        var many = ((RedisReply.Many) replies.get(2)).elements();
        assertThat(many.get(0)).isEqualTo(new RedisReply.Number(1));
        assertThat(many.get(2)).isEqualTo(new RedisReply.Nothing());
        var inner = ((RedisReply.Many) many.get(1)).elements();
        assertThat(((RedisReply.Bytes) inner.get(0)).value()).asString().isEqualTo("a\r\nbc");
        assertThat(inner.get(1)).isEqualTo(new RedisReply.Many(List.of()));
    }

    @Test
    void readsArraysOfManyElements() {
        // Given
        var reader = new ReplyReader(1_000_000);
        // When
        var replies = reader.take(Buffer.buffer("*100000\r\n" + ":7\r\n".repeat(100_000)));
        // Then
        assertThat(((RedisReply.Many) replies.getFirst()).elements()).hasSize(100_000);
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatThrownBy(() -> new ReplyReader(100).take(Buffer.buffer("$101\r\n")))
                .hasMessage("the answer is larger than 100 bytes");
        assertThatThrownBy(() -> new ReplyReader(100).take(Buffer.buffer("*90\r\n" + "$4\r\nabcd\r\n".repeat(12))))
                .hasMessage("the answer is larger than 100 bytes");
        assertThatThrownBy(() -> new ReplyReader(100).take(Buffer.buffer("*1\r\n".repeat(40))))
                .isInstanceOf(DatabaseFailure.class);
    }

    @Test
    void refusesWhatIsNotRedis() {
        for (String foreign : List.of("HTTP/1.1 400 Bad Request\r\n", "J\0\0\0\n", "$x\r\n", "*-7\r\n", ":1x\r\n",
                "+" + "x".repeat(70_000))) {
            assertThatThrownBy(() -> new ReplyReader(1_000_000).take(Buffer.buffer(foreign))).as(foreign)
                    .isInstanceOf(DatabaseFailure.class);
        }
    }
}
