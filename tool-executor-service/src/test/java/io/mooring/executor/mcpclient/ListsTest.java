package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.mooring.executor.ToolError;
import io.vertx.core.Promise;

class ListsTest {

    @AutoClose
    private final Speaking speaking = new Speaking(Limits.wide());

    @Test
    void readsAllPages() {
        Scripted server = Scripted.modern((all, visit) -> visit.result(switch (visit.message().at("/params/cursor")
                .asText("first")) {
            case "first" -> "{\"tools\":[{\"name\":\"a\",\"x-own\":1}],\"nextCursor\":\"\"}";
            case "" -> "{\"tools\":[{\"name\":\"b\"}],\"nextCursor\":\"last\"}";
            default -> "{\"tools\":[{\"name\":\"c\"}]}";
        }));

        assertThat(read(server)).hasToString(
                "Result[result={\"tools\":[{\"name\":\"a\",\"x-own\":1},{\"name\":\"b\"},{\"name\":\"c\"}]}]");
    }

    @Test
    void endsWhereAListGoesInCircles() {
        Scripted server = Scripted.modern((all, visit) -> visit
                .result("{\"tools\":[{\"name\":\"a\"}],\"nextCursor\":\"again\"}"));

        assertThat(read(server)).isInstanceOfSatisfying(McpAnswer.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(ToolError.BAD_RESPONSE));
        assertThat(server.count("tools/list")).isEqualTo(2);
    }

    @Test
    void readsNoListWithoutEnd() {
        Scripted server = Scripted.modern((all, visit) -> visit.result("{\"tools\":[" + "{\"name\":\"a\"},".repeat(99)
                + "{}],\"nextCursor\":\"" + all.count("tools/list") + "\"}"));

        assertThat(read(server)).isInstanceOfSatisfying(McpAnswer.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(ToolError.RESPONSE_TOO_LARGE));
        assertThat(server.count("tools/list")).isEqualTo(11);
    }

    private McpAnswer read(Scripted server) {
        return speaking.lists.all(Speaking.upstream(speaking.serve(server)), List.of(Speaking.SECRET),
                Speaking.request("tools/list", "{}", Exchange.NONE, Promise.<Void>promise().future(), null), "tools")
                .await().atMost(Speaking.PATIENCE);
    }
}
