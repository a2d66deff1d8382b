package io.mooring.contracts.egress.http;

import java.net.InetAddress;
import java.util.List;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressConfig;
import io.mooring.contracts.egress.EgressGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** For tests of other modules: the real client, which reaches this machine alone. Every name leads to it. */
public final class LoopbackEgress {

    private LoopbackEgress() {}

    public static EgressClient on(Vertx vertx) {
        return with(vertx, Configs.allowingLoopback());
    }

    /** As a service without configuration: it reaches nothing on this machine. */
    public static EgressClient closed(Vertx vertx) {
        return with(vertx, Configs.allowing(""));
    }

    /** Its guard, for sockets. */
    public static EgressGuard guard() {
        return guard(Configs.allowingLoopback());
    }

    private static EgressGuard guard(EgressConfig config) {
        return Configs.guard(config, name -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress())));
    }

    private static EgressClient with(Vertx vertx, EgressConfig config) {
        return new EgressClient(vertx, guard(config), new Connections(vertx, config, null));
    }
}
