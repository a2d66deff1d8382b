package io.mooring.contracts.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

import io.netty.util.NetUtil;

/**
 * A destination that was judged: connect to one of these addresses, never to the name, or a second lookup may answer
 * differently (DNS rebinding). The name stays what TLS verifies and what a {@code Host} header says.
 *
 * @param host
 *         the canonical host: a lower-case ASCII name, or an address literal (IPv6 without brackets)
 * @param port
 *         1 to 65535
 * @param addresses
 *         every judged address, the preferred one first; all of them are allowed
 */
public record PinnedAddress(String host, int port, List<InetAddress> addresses) {

    public PinnedAddress {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a pinned destination has at least one address");
        }
    }

    /** The preferred address as a literal, for clients that take a host as text. */
    public String ip() {
        return NetUtil.toAddressString(addresses.getFirst());
    }

    /**
     * The preferred address and the port, resolved already, so no client looks the name up again; it carries the name
     * for clients that verify it in a certificate.
     */
    public InetSocketAddress socketAddress() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(host, addresses.getFirst().getAddress()), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the bytes of an address are always an address", e);
        }
    }
}
