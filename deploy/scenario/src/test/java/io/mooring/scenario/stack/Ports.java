package io.mooring.scenario.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Where the parts of a stack listen, counted from {@code MOORING_PORT_BASE}, and where others may. */
public final class Ports {

    /** A stack uses no port beyond this many. */
    private static final int RANGE = 100;
    /** Below the range that Linux hands out to clients, so that a free one stays free. */
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    /** Below all stacks. */
    private static final int LOWEST_OF_OTHERS = 11_000;
    private static final int TRIES = 100;

    private static final Map<String, Integer> OFFSETS = Map.ofEntries(Map.entry("gateway", 0), Map.entry("catalog", 1),
            Map.entry("connection", 2), Map.entry("connection-2", 15), Map.entry("connection-3", 16),
            Map.entry("webhook", 3), Map.entry("tool-executor", 4), Map.entry("health", 5),
            Map.entry("postgres", 32), Map.entry("keycloak", 80), Map.entry("registry", 81), Map.entry("connect", 83),
            Map.entry("kafka", 92), Map.entry("npm-registry", 98), Map.entry("mcp-registry", 99));

    private Ports() {}

    static int of(int base, String part) {
        Integer offset = OFFSETS.get(part);
        if (offset == null) {
            throw new IllegalArgumentException("no part " + part);
        }
        return base + offset;
    }

    /** A base whose whole range is free now. */
    static int freeBase(RandomGenerator random) {
        return random.ints(TRIES, LOWEST / RANGE, HIGHEST / RANGE).map(hundred -> hundred * RANGE)
                .filter(Ports::isFree).findFirst()
                .orElseThrow(() -> new IllegalStateException("no free range of " + RANGE + " ports in " + TRIES));
    }

    /** One port that is free now, for a server that can't choose itself. */
    public static int free() {
        return ThreadLocalRandom.current().ints(TRIES, LOWEST_OF_OTHERS, LOWEST).filter(Ports::canListen).findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port in " + TRIES));
    }

    private static boolean isFree(int base) {
        return IntStream.range(base, base + RANGE).allMatch(Ports::canListen);
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
