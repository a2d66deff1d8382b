package io.mooring.contracts.egress.database;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** Real Redis servers. Redis can't choose a port itself, so one is tried after the other. */
final class RealRedis {

    private static final int TRIES = 20;

    private RealRedis() {}

    static RedisServer started(String... settings) throws IOException {
        return tried(port -> new RedisServerBuilder().port(port), settings);
    }

    /** One with a port for TLS beside the plain one. */
    record Secure(RedisServer server, int port) {}

    static Secure secure(Certificate certificate) throws IOException {
        AtomicInteger secure = new AtomicInteger();
        RedisServer server = tried(port -> {
            secure.set(port + 10_000);
            return new RedisServerBuilder().port(port).setting("tls-port " + secure.get());
        }, "tls-auth-clients no", "tls-cert-file " + certificate.certificate(), "tls-key-file " + certificate.key(),
                "tls-ca-cert-file " + certificate.certificate());
        return new Secure(server, secure.get());
    }

    private static RedisServer tried(IntFunction<RedisServerBuilder> at, String... settings) throws IOException {
        IOException last = new IOException("no port was tried");
        for (int i = 0; i < TRIES; i++) {
            var builder = at.apply(FreePort.any()).bind("127.0.0.1");
            for (String setting : settings) {
                builder.setting(setting);
            }
            try {
                RedisServer server = builder.build();
                server.start();
                return server;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
