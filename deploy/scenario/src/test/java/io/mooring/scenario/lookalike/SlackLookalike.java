package io.mooring.scenario.lookalike;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Methods of Slack's Web API as its specification has them: nearly every error is 200 with {@code "ok": false}; lists go
 * on with a cursor that is empty at the end. Two channels: one the bot is in, one it is not.
 */
public final class SlackLookalike implements Function<Asked, Said> {

    public static final String GENERAL = "C024BE91L";
    public static final String SECRET = "C0SECRET1";

    private final String token;
    private final List<Map<String, String>> messages = new ArrayList<>();

    public SlackLookalike(String token) {
        this.token = token;
    }

    public List<Map<String, String>> messages() {
        return messages;
    }

    /** 429 with the seconds to wait. */
    public static Said limited(int seconds) {
        return Said.json(429, Map.of("ok", false, "error", "ratelimited")).with("Retry-After", String.valueOf(seconds));
    }

    @Override
    public synchronized Said apply(Asked asked) {
        if (!asked.token().equals(token)) {
            return no(asked.token().isEmpty() ? "not_authed" : "invalid_auth");
        }
        return switch (asked.path()) {
            case "/api/auth.test" -> Said.json(200, Map.of("ok", true, "team_id", "T1", "team", "Harbour", "user_id",
                    "U1", "bot_id", "B1"));
            case "/api/chat.postMessage" -> post(asked);
            case "/api/conversations.list" -> channels(asked);
            case "/api/conversations.history" -> Set.of(GENERAL).contains(asked.query().get("channel"))
                    ? Said.json(200, Map.of("ok", true, "messages", messages, "has_more", false, "response_metadata",
                            Map.of("next_cursor", "")))
                    : no("channel_not_found");
            case "/api/users.lookupByEmail" -> Said.json(200, Map.of("ok", false, "error", "missing_scope", "needed",
                    "users:read.email", "provided", "channels:read,chat:write"));
            default -> no("unknown_method");
        };
    }

    private Said post(Asked asked) {
        if (!asked.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            return no("invalid_form_data");
        }
        String channel = asked.json().path("channel").asText();
        if (channel.equals(SECRET)) {
            return no("not_in_channel");
        }
        if (!channel.equals(GENERAL)) {
            return no("channel_not_found");
        }
        if (asked.json().path("text").asText().isEmpty()) {
            return no("no_text");
        }
        String ts = "1503435956.00000" + messages.size();
        messages.add(Map.of("type", "message", "ts", ts, "text", asked.json().path("text").asText(), "user", "U1"));
        return Said.json(200, Map.of("ok", true, "channel", channel, "ts", ts, "message", messages.getLast()));
    }

    private static Said channels(Asked asked) {
        boolean second = !asked.query().getOrDefault("cursor", "").isEmpty();
        return Said.json(200, Map.of("ok", true, "channels",
                List.of(Map.of("id", second ? SECRET : GENERAL, "name", second ? "secret" : "general", "is_member",
                        !second, "topic", Map.of("value", ""), "purpose", Map.of("value", ""))),
                "response_metadata", Map.of("next_cursor", second ? "" : "dGVhbTpDMDYxRkE1UEI=")));
    }

    private static Said no(String error) {
        return Said.json(200, Map.of("ok", false, "error", error));
    }
}
