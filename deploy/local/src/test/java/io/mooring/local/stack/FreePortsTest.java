package io.mooring.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void seesWhoListensOnLoopbackAndOnEveryAddress() throws IOException {
        try (ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket everywhere = new ServerSocket(0)) {
            assertThat(FreePorts.free(loopback.getLocalPort())).isFalse();
            assertThat(FreePorts.free(everywhere.getLocalPort())).isFalse();
        }
    }

    @Test
    void seesThatAPortWasGivenBack() throws IOException {
        // Several, since any one of them may be somebody else's the moment it is given back.
        List<ServerSocket> sockets = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }

        assertThat(sockets).anyMatch(socket -> FreePorts.free(socket.getLocalPort()));
    }

    @Test
    void namesThePortsAndTheVariable() {
        assertThat(FreePorts.message(List.of("7432 (postgres)"))).startsWith("port 7432 (postgres) is taken")
                .contains("MOORING_PORT_BASE");
        assertThat(FreePorts.message(List.of("7432 (postgres)", "7492 (kafka)")))
                .startsWith("port 7432 (postgres) and port 7492 (kafka) are taken");
    }
}
