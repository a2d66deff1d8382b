package io.mooring.contracts.egress.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * For a server that can't choose a port itself: a free one below those that Linux hands out to clients, so that it stays
 * free.
 */
final class FreePort {

    private static final int LOWEST = 11_000;
    private static final int HIGHEST = 20_000;
    private static final int TRIES = 100;

    private FreePort() {}

    static int any() {
        return ThreadLocalRandom.current().ints(TRIES, LOWEST, HIGHEST).filter(FreePort::canListen).findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port in " + TRIES));
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
