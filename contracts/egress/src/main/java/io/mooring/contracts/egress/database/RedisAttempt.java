package io.mooring.contracts.egress.database;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.vertx.core.Future;

/** A connection to Redis, which signs in and selects the database. */
final class RedisAttempt {

    static final int LARGEST_REPLY = 64 * 1024;

    private static final String VERSION = "redis_version:";

    private final RedisSockets sockets;

    RedisAttempt(RedisSockets sockets) {
        this.sockets = sockets;
    }

    Attempt start(DatabaseLogin.Server login) {
        Opening<RedisSocket> opening = sockets.begin(login);
        Future<Found> found = opening.opened().compose(socket -> socket.call(List.of("INFO", "server"))
                .map(reply -> new Found(Attempt.harmless("Redis " + version(reply)), socket.isTls())));
        return new Attempt(found, opening.end());
    }

    /** A user may be forbidden to ask; that is no reason to fail. */
    private static String version(RedisReply reply) {
        String text = reply instanceof RedisReply.Bytes(byte[] value)
                ? new String(value, StandardCharsets.UTF_8)
                : "";
        int start = text.indexOf(VERSION);
        return start < 0 ? "" : text.substring(start + VERSION.length()).lines().findFirst().orElse("");
    }
}
