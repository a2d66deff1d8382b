package io.mooring.local;

import java.util.Map;

/** Every port of one stack, counted from {@code MOORING_PORT_BASE} (7400 when unset). */
public record Ports(int base) {

    /** So many processes of one service have a port. */
    public static final int MAX_REPLICAS = 5;

    private static final int HIGHEST_OFFSET = 93;

    public Ports {
        if (base < 1024 || base + HIGHEST_OFFSET > 65_535) {
            throw new PartFailure("MOORING_PORT_BASE must be 1024 to " + (65_535 - HIGHEST_OFFSET) + ", it is " + base);
        }
    }

    public static Ports of(Map<String, String> environment) {
        String base = environment.getOrDefault("MOORING_PORT_BASE", "");
        try {
            return new Ports(base.isBlank() ? 7400 : Integer.parseInt(base.strip()));
        } catch (NumberFormatException e) {
            throw new PartFailure("MOORING_PORT_BASE must be a number, it is '" + base + "'");
        }
    }

    public int gateway() {
        return base;
    }

    /** The first process of a service is on base+1 … base+5, further ones on base+11 … base+30, four for each service. */
    public int service(Deployable service, int replica) {
        if (replica < 1 || replica > MAX_REPLICAS) {
            throw new IllegalArgumentException("replica " + replica);
        }
        return replica == 1 ? base + service.offset() : base + 9 + 4 * (service.offset() - 1) + replica;
    }

    public int postgres() {
        return base + 32;
    }

    public int keycloak() {
        return base + 80;
    }

    public int registry() {
        return base + 81;
    }

    public int connect() {
        return base + 83;
    }

    public int keycloakManagement() {
        return base + 90;
    }

    public int registryManagement() {
        return base + 91;
    }

    public int kafka() {
        return base + 92;
    }

    public int kafkaController() {
        return base + 93;
    }

    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
