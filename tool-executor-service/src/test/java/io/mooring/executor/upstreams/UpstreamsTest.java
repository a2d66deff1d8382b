package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Fault;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class UpstreamsTest {

    private static final Fault UNKNOWN = Fault.unknownResource("file:///a", false);
    private static final ObjectNode RESULT = JsonNodeFactory.instance.objectNode().put("found", true);

    private final List<String> asked = new ArrayList<>();

    @Test
    void goOnToTheNextServerWhenOneHasNothing() {
        first(Map.of("a", Uni.createFrom().failure(UNKNOWN), "b", Uni.createFrom().item(RESULT))).assertItem(RESULT);

        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void stayWithAServerThatFailsOtherwise() {
        first(Map.of("a", Uni.createFrom().failure(Fault.unavailable(200, "timeout")), "b",
                Uni.createFrom().item(RESULT))).assertFailedWith(Fault.class, "timeout");

        assertThat(asked).containsExactly("a");
    }

    private UniAssertSubscriber<ObjectNode> first(Map<String, Uni<ObjectNode>> answers) {
        return Upstreams.first(List.of("a", "b"), server -> {
            asked.add(server);
            return answers.getOrDefault(server, Uni.createFrom().nullItem());
        }, UNKNOWN).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
