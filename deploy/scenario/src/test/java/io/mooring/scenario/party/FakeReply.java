package io.mooring.scenario.party;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a {@link FakeProvider} answers one request: as the protocol has it, or with a fault. */
@FunctionalInterface
public interface FakeReply {

    /** Answers. Whoever takes {@link Turn#usual} makes it so: a code is used up, a refresh token rotated. */
    void to(Turn turn) throws IOException, InterruptedException;

    /** One request that waits for its answer. */
    interface Turn {

        /** Does what the protocol has the server do, and gives what it would answer. */
        Said usual();

        /** Answers the way this door does: JSON, or a redirect of the browser. */
        void say(Said said) throws IOException;

        /** Answers anything at all. */
        void raw(int status, Map<String, String> headers, byte[] body) throws IOException;

        /** Ends the TCP connection instead of an answer. */
        void cut();

        /** Returns when the provider is closed. */
        void waitForTheEnd() throws InterruptedException;
    }

    /** What a server says: a JSON object, or parameters of a redirect. */
    record Said(int status, ObjectNode body) {}

    /** As the protocol has it. */
    static FakeReply usual() {
        return turn -> turn.say(turn.usual());
    }

    /** As the protocol has it, with other words: a field taken away, a scope less. */
    static FakeReply changed(Consumer<ObjectNode> change) {
        return turn -> {
            Said said = turn.usual();
            change.accept(said.body());
            turn.say(said);
        };
    }

    /** RFC 6749 §5.2, for instance 400 {@code invalid_grant}; nothing is used up. */
    static FakeReply error(int status, String code) {
        return turn -> turn.say(new Said(status, JsonNodeFactory.instance.objectNode().put("error", code)));
    }

    /** A status with a body of some type; nothing is used up. */
    static FakeReply text(int status, String type, String body) {
        return turn -> turn.raw(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    /** 429 with Retry-After in seconds. */
    static FakeReply limited(Duration wait) {
        return turn -> turn.raw(429,
                Map.of("Content-Type", "application/json", "Retry-After", String.valueOf(wait.toSeconds())),
                "{\"error\":\"slow_down\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** A redirect elsewhere. */
    static FakeReply leadsTo(String url) {
        return turn -> turn.raw(307, Map.of("Location", url), new byte[0]);
    }

    /** 200 with ten megabytes of JSON; nothing is used up. */
    static FakeReply huge() {
        return turn -> turn.raw(200, Map.of("Content-Type", "application/json"),
                ("{\"access_token\":\"" + "x".repeat(10 << 20) + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing, as long as the provider runs; nothing is used up. */
    static FakeReply never() {
        return Turn::waitForTheEnd;
    }

    /** Does it all, a refresh token is rotated, and the answer gets lost on the way. */
    static FakeReply lost() {
        return turn -> {
            turn.usual();
            turn.cut();
        };
    }

    /** As the protocol has it, after a while. */
    static FakeReply after(Duration time) {
        return turn -> {
            Thread.sleep(time);
            turn.say(turn.usual());
        };
    }
}
