package io.mooring.contracts.provider.slack;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.Parts;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;

/**
 * What Slack says: events ({@code app_mention}; messages with what became of them, {@code message.created}), interactions
 * by their type ({@code block_actions}) and commands ({@code slash_command}). They are about their channel.
 */
final class SlackEvents {

    private static final Pattern WORD = Pattern.compile("[a-z_]{1,80}");

    private SlackEvents() {}

    /** Empty when it is none of Slack's. */
    static Optional<TypedEvent> of(Received received) {
        JsonNode body = received.body();
        JsonNode inner = body.path("event");
        String type = Parts.text(body.path("type"));
        if (type == null && Parts.text(body.path("command")) != null) {
            return Optional.of(told("slash_command", body, body));
        }
        if (type == null || !WORD.matcher(type).matches()) {
            return Optional.empty();
        }
        if (!type.equals("event_callback")) {
            return Optional.of(told(type, body, body));
        }
        String name = name(inner);
        return name == null ? Optional.empty() : Optional.of(told(name, body, inner));
    }

    private static TypedEvent told(String name, JsonNode body, JsonNode inner) {
        String user = user(inner);
        return TypedEvent.of(name).about(Parts.resource("channel", channel(inner)), name.startsWith("user")
                || name.startsWith("team_") ? Parts.resource("user", user) : null)
                .by(Actor.of(user, Parts.first(inner.at("/user/username"), inner.at("/user/name"),
                        inner.path("user_name"))))
                .link("self", Parts.text(inner.path("permalink")))
                .at(Parts.text(body.at("/authorizations/0/team_id")), Parts.text(body.path("team_id")),
                        Parts.text(body.at("/team/id")));
    }

    private static @Nullable String name(JsonNode event) {
        String type = Parts.text(event.path("type"));
        String subtype = Parts.text(event.path("subtype"));
        if (type == null || !WORD.matcher(type).matches() || subtype != null && !WORD.matcher(subtype).matches()) {
            return null;
        }
        if (!type.equals("message")) {
            return type;
        }
        return "message." + switch (subtype) {
            case null -> "created";
            case "message_changed" -> "changed";
            case "message_deleted" -> "deleted";
            case String other -> other;
        };
    }

    private static @Nullable String channel(JsonNode event) {
        return Parts.first(event.path("channel"), event.at("/channel/id"), event.path("channel_id"),
                event.at("/container/channel_id"), event.at("/item/channel"));
    }

    private static @Nullable String user(JsonNode event) {
        return Parts.first(event.path("user"), event.at("/user/id"), event.path("user_id"), event.at("/message/user"),
                event.at("/previous_message/user"), event.path("bot_id"), event.at("/message/bot_id"));
    }
}
