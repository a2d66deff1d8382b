package io.mooring.contracts.egress;

import static java.util.Map.entry;

import java.net.InetAddress;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** Addresses that are not ordinary hosts of the public internet (IANA special-purpose registries, RFC 6890). */
final class SpecialRanges {

    /** Everything the registries reserve; more specific ranges first, so that the reason names the use. */
    private static final List<Entry<AddressRange, String>> REFUSED = List.of(
            refused("0.0.0.0/8", "a 'this network' address (RFC 791)"),
            refused("10.0.0.0/8", "a private address (RFC 1918)"),
            refused("100.64.0.0/10", "a carrier-grade NAT address (RFC 6598)"),
            refused("127.0.0.0/8", "a loopback address (RFC 1122)"),
            refused("169.254.0.0/16", "a link-local address (RFC 3927)"),
            refused("172.16.0.0/12", "a private address (RFC 1918)"),
            refused("192.0.0.0/24", "an IETF protocol address (RFC 6890)"),
            refused("192.0.2.0/24", "a documentation address (RFC 5737)"),
            refused("192.88.99.0/24", "a 6to4 relay address (RFC 7526)"),
            refused("192.168.0.0/16", "a private address (RFC 1918)"),
            refused("198.18.0.0/15", "a benchmarking address (RFC 2544)"),
            refused("198.51.100.0/24", "a documentation address (RFC 5737)"),
            refused("203.0.113.0/24", "a documentation address (RFC 5737)"),
            refused("224.0.0.0/4", "a multicast address (RFC 5771)"),
            refused("255.255.255.255/32", "the broadcast address (RFC 919)"),
            refused("240.0.0.0/4", "a reserved address (RFC 1112)"),
            refused("::/128", "the unspecified address (RFC 4291)"),
            refused("::1/128", "the loopback address (RFC 4291)"),
            refused("::/96", "an IPv4-compatible address (RFC 4291)"),
            refused("64:ff9b::/96", "a NAT64 address (RFC 6052)"),
            refused("64:ff9b:1::/48", "a local NAT64 address (RFC 8215)"),
            refused("100::/64", "a discard-only address (RFC 6666)"),
            refused("2001::/32", "a Teredo address (RFC 4380)"),
            refused("2001::/23", "an IETF protocol address (RFC 2928)"),
            refused("2001:db8::/32", "a documentation address (RFC 3849)"),
            refused("2002::/16", "a 6to4 address (RFC 3056)"),
            refused("3fff::/20", "a documentation address (RFC 9637)"),
            refused("5f00::/16", "a segment routing address (RFC 9602)"),
            refused("fc00::/7", "a unique local address (RFC 4193)"),
            refused("fe80::/10", "a link-local address (RFC 4291)"),
            refused("fec0::/10", "a site-local address (RFC 3879)"),
            refused("ff00::/8", "a multicast address (RFC 4291)"));

    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

    /** Where clouds hand out machine credentials and settings; 168.63.129.16 is even a public address. */
    private static final List<AddressRange> METADATA = List.of(
            AddressRange.parse("169.254.169.0/24"), // AWS, Azure, Google, Oracle, DigitalOcean, OpenStack, Hetzner
            AddressRange.parse("169.254.170.0/24"), // AWS: ECS tasks, EKS pod identity
            AddressRange.parse("169.254.42.42"), // Scaleway
            AddressRange.parse("169.254.0.23"), // Tencent
            AddressRange.parse("100.100.100.200"), // Alibaba
            AddressRange.parse("168.63.129.16"), // Azure WireServer
            AddressRange.parse("192.0.0.192"), // Oracle, first generation
            AddressRange.parse("fd00:ec2::/32"), // AWS
            AddressRange.parse("fd20:ce::254"), // Google
            AddressRange.parse("fd00:42::42"), // Scaleway
            AddressRange.parse("fd00:a9fe:a9fe::254"), // Oracle, Akamai style
            AddressRange.parse("fe80::a9fe:a9fe")); // OpenStack

    private SpecialRanges() {}

    static boolean isMetadata(InetAddress address) {
        return METADATA.stream().anyMatch(range -> range.contains(address));
    }

    /** What the address is instead of a public host; empty for a public one. */
    static Optional<String> specialUse(InetAddress address) {
        for (var entry : REFUSED) {
            if (entry.getKey().contains(address)) {
                return Optional.of(entry.getValue());
            }
        }
        var outsideGlobalUnicast = address.getAddress().length == 16 && !GLOBAL_UNICAST.contains(address);
        return outsideGlobalUnicast ? Optional.of("an unassigned address (RFC 4291)") : Optional.empty();
    }

    private static Entry<AddressRange, String> refused(String range, String reason) {
        return entry(AddressRange.parse(range), reason);
    }
}
