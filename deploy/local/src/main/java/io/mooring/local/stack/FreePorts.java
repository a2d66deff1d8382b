package io.mooring.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

import io.mooring.local.PartFailure;
import io.mooring.local.part.Part;

/** Whether the ports of parts that are about to start are free, seen by taking each for a moment. */
public final class FreePorts {

    private FreePorts() {}

    /** Fails naming every port somebody else has. */
    public static void require(List<Part> parts) {
        List<String> taken = parts.stream().flatMap(part -> part.ports().stream().filter(port -> !free(port))
                .map(port -> port + " (" + part.name() + ")")).toList();
        if (!taken.isEmpty()) {
            throw new PartFailure(message(taken));
        }
    }

    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // So that a connection that has just ended, in TIME_WAIT, does not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static String message(List<String> taken) {
        return "port " + String.join(" and port ", taken) + (taken.size() == 1 ? " is" : " are")
                + " taken by another program; free it, or move the whole stack with MOORING_PORT_BASE (7400 when unset)";
    }
}
