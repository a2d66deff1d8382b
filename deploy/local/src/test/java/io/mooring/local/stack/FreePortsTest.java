package io.mooring.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket.close();

        assertThat(FreePorts.free(socket.getLocalPort())).isTrue();
    }

    @Test
    void namesThePortsAndTheVariable() {
        assertThat(FreePorts.message(List.of("7432 (postgres)"))).startsWith("port 7432 (postgres) is taken")
                .contains("MOORING_PORT_BASE");
        assertThat(FreePorts.message(List.of("7432 (postgres)", "7492 (kafka)")))
                .startsWith("port 7432 (postgres) and port 7492 (kafka) are taken");
    }
}
