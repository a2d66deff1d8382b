package io.mooring.contracts.egress;

import java.net.InetAddress;

import io.netty.util.NetUtil;

/** A CIDR range; a single address is a range of full length. */
record AddressRange(InetAddress network, int prefix) {

    static AddressRange parse(String text) {
        var trimmed = text.strip();
        var slash = trimmed.indexOf('/');
        try {
            var network = address(slash < 0 ? trimmed : trimmed.substring(0, slash));
            var bits = network.getAddress().length * 8;
            var prefix = slash < 0 ? bits : Integer.parseInt(trimmed.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("the prefix is longer than the address");
            }
            return new AddressRange(network, prefix);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address or CIDR range such as 10.20.0.0/16 or ::1", e);
        }
    }

    /** Stricter than the JDK, which reads 10.0.0 as 10.0.0.0: a permission is written out. */
    private static InetAddress address(String text) {
        if (text.indexOf('%') >= 0 || !NetUtil.isValidIpV4Address(text) && !NetUtil.isValidIpV6Address(text)) {
            throw new IllegalArgumentException("the address is not written out");
        }
        return InetAddress.ofLiteral(text);
    }

    boolean isSingleAddress() {
        return prefix == network.getAddress().length * 8;
    }

    boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        var wholeBytes = prefix / 8;
        for (var i = 0; i < wholeBytes; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        var restBits = prefix % 8;
        return restBits == 0 || (ours[wholeBytes] ^ theirs[wholeBytes]) >>> (8 - restBits) == 0;
    }
}
