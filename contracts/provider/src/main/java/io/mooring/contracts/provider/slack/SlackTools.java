package io.mooring.contracts.provider.slack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.tool.Picked;
import io.mooring.contracts.provider.tool.ProviderCall;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.ToolFile;
import io.smallrye.mutiny.Uni;

/** Slack's tools over its Web API. */
final class SlackTools {

    static final List<ProviderTool> ALL = ToolFile.read(SlackTools.class, Map.of(
            "post_message", SlackTools::postMessage,
            "update_message", SlackTools::updateMessage,
            "list_channels", SlackTools::listChannels,
            "read_messages", SlackTools::readMessages,
            "read_thread", SlackTools::readThread,
            "add_reaction", SlackTools::addReaction,
            "find_user", SlackTools::findUser));

    private static final String[] MESSAGE = {"ts", "user", "bot_id", "text", "thread_ts", "reply_count"};

    private SlackTools() {}

    private static Uni<JsonNode> postMessage(ProviderCall call) {
        return write(call, "chat.postMessage", "channel", "text", "thread_ts")
                .map(said -> Picked.of(said, "channel", "ts"));
    }

    private static Uni<JsonNode> updateMessage(ProviderCall call) {
        return write(call, "chat.update", "channel", "ts", "text")
                .map(said -> Picked.of(said, "channel", "ts", "text"));
    }

    private static Uni<JsonNode> addReaction(ProviderCall call) {
        return write(call, "reactions.add", "channel", "timestamp", "name")
                .map(said -> JsonNodeFactory.instance.objectNode().put("added", true));
    }

    private static Uni<JsonNode> listChannels(ProviderCall call) {
        return read(call, "conversations.list", "types", "exclude_archived", "limit", "cursor")
                .map(said -> page(said, "channels", SlackTools::channel));
    }

    private static Uni<JsonNode> readMessages(ProviderCall call) {
        return read(call, "conversations.history", "channel", "oldest", "latest", "limit", "cursor")
                .map(said -> page(said, "messages", message -> Picked.of(message, MESSAGE)));
    }

    private static Uni<JsonNode> readThread(ProviderCall call) {
        return read(call, "conversations.replies", "channel", "ts", "limit", "cursor")
                .map(said -> page(said, "messages", message -> Picked.of(message, MESSAGE)));
    }

    private static Uni<JsonNode> findUser(ProviderCall call) {
        return read(call, "users.lookupByEmail", "email").map(said -> {
            ObjectNode user = Picked.of(said.path("user"), "id", "name", "real_name", "tz", "deleted", "is_bot");
            return user.put("email", call.text("email"));
        });
    }

    private static ObjectNode channel(JsonNode channel) {
        return Picked.of(channel, "id", "name", "is_private", "is_archived", "is_member", "num_members")
                .put("topic", channel.at("/topic/value").asText())
                .put("purpose", channel.at("/purpose/value").asText());
    }

    /** No further page has an empty cursor. */
    private static ObjectNode page(JsonNode said, String field, Function<JsonNode, JsonNode> view) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.set(field, Picked.each(said.path(field), view));
        String next = said.at("/response_metadata/next_cursor").asText();
        return next.isEmpty() ? page : page.put("next_cursor", next);
    }

    private static Uni<JsonNode> write(ProviderCall call, String method, String... arguments) {
        return answer(call, new ProviderRequest("POST", List.of(method), Map.of(), Map.of(),
                "application/json; charset=utf-8", Picked.of(call.arguments(), arguments).toString(), true));
    }

    private static Uni<JsonNode> read(ProviderCall call, String method, String... arguments) {
        ProviderRequest request = ProviderRequest.get(method);
        for (String argument : arguments) {
            request = request.with(argument, call.argument(argument));
        }
        return answer(call, request);
    }

    private static Uni<JsonNode> answer(ProviderCall call, ProviderRequest request) {
        return call.client().send(request).map(SlackFailures::require).map(ProviderResponse::body);
    }
}
