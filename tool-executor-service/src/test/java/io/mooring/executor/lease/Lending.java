package io.mooring.executor.lease;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Leases of a connection-service that always has one. */
public final class Lending {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Lending() {}

    /** @param versions of the credentials, which are tokens with these numbers, as they are asked for */
    public static Leases of(Vertx vertx, LongSupplier versions) {
        return new Leases(new Lender(vertx, versions), new Usual(), Clock.fixed(NOW, ZoneOffset.UTC), vertx);
    }

    private static final class Lender extends LeaseClient {

        private final LongSupplier versions;

        @SuppressWarnings("NullAway") // nobody is asked who we are
        Lender(Vertx vertx, LongSupplier versions) {
            super(new io.vertx.mutiny.core.Vertx(vertx), new Usual(), null, new ObjectMapper());
            this.versions = versions;
        }

        @Override
        Uni<Lease> lease(String tenant, String connection, long integrationVersion, long refused) {
            long version = versions.getAsLong();
            return Uni.createFrom().item(new Lease(connection, version,
                    List.of(new Placement("header", "Authorization", "token-" + version)), NOW.plusSeconds(3600)));
        }
    }

    private record Usual(URI url, Duration timeout, Duration margin, long kept) implements LeaseConfig {

        Usual() {
            this(URI.create("http://127.0.0.1"), Duration.ofSeconds(15), Duration.ofSeconds(20), 20_000);
        }
    }
}
