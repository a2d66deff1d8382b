package io.mooring.executor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Message;

class SubscriptionTest {

    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String ID = "/params/_meta/io.modelcontextprotocol~1subscriptionId";

    private final List<ObjectNode> said = new ArrayList<>();
    private final Subscription subscription = new Subscription(IntNode.valueOf(7), new Listener() {

        @Override
        public void say(ObjectNode message) {
            said.add(message);
        }

        @Override
        public void end() {
            said.add(JsonNodeFactory.instance.objectNode().put("end", true));
        }
    }, Set.of(TOOLS));

    @Test
    void saysNothingBeforeItIsAcknowledged() {
        subscription.announce(change());
        assertThat(subscription.hears()).isFalse();
        assertThat(said).isEmpty();

        subscription.acknowledge(JsonNodeFactory.instance.objectNode().put("toolsListChanged", true));
        subscription.announce(change());

        assertThat(said).extracting(message -> message.path("method").textValue())
                .containsExactly("notifications/subscriptions/acknowledged", TOOLS);
        assertThat(said).allSatisfy(message -> assertThat(message.at(ID).intValue()).isEqualTo(7));
        assertThat(said.getFirst().at("/params/notifications/toolsListChanged").booleanValue()).isTrue();
        assertThat(subscription.wants(TOOLS)).isTrue();
        assertThat(subscription.wants("notifications/prompts/list_changed")).isFalse();
    }

    @Test
    void isAnsweredWhenItIsEndedHereAndOnlyOnce() {
        subscription.acknowledge(JsonNodeFactory.instance.objectNode());
        said.clear();

        subscription.end();
        subscription.end();
        subscription.announce(change());

        assertThat(said).hasSize(2);
        assertThat(said.getFirst().path("id").intValue()).isEqualTo(7);
        assertThat(said.getFirst().at("/result/resultType").textValue()).isEqualTo("complete");
        assertThat(said.getFirst().at("/result/_meta/io.modelcontextprotocol~1subscriptionId").intValue())
                .isEqualTo(7);
        assertThat(subscription.ended().isComplete()).isTrue();
    }

    @Test
    void hearsNothingMoreWhenItsClientHasLeft() {
        subscription.acknowledge(JsonNodeFactory.instance.objectNode());
        said.clear();

        subscription.leave();
        subscription.announce(change());
        subscription.end();

        assertThat(said).isEmpty();
        assertThat(subscription.ended().isComplete()).isTrue();
    }

    private static ObjectNode change() {
        return Message.notification(TOOLS, JsonNodeFactory.instance.objectNode());
    }
}
