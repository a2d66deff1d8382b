package io.mooring.contracts.egress;

import java.util.Optional;
import java.util.Set;

/** Which ports HTTP and plain TCP may use. */
record PortPolicy(Optional<Set<Integer>> httpPorts, Optional<Set<Integer>> tcpPorts) {

    /** The "bad ports" of the WHATWG fetch standard, §2.9: other protocols that an HTTP request could speak to. */
    private static final Set<Integer> NOT_HTTP = Set.of(
            0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    void requireHttp(int port) {
        require(port, httpPorts.map(ports -> ports.contains(port)).orElse(!NOT_HTTP.contains(port)), "HTTP");
    }

    void requireTcp(int port) {
        require(port, tcpPorts.map(ports -> ports.contains(port)).orElse(true), "outbound connections");
    }

    private static void require(int port, boolean allowed, String use) {
        if (port < 1 || port > 65535) {
            throw EgressFailure.refused("the port is not between 1 and 65535");
        }
        if (!allowed) {
            throw EgressFailure.refused("port " + port + " is not allowed for " + use);
        }
    }
}
