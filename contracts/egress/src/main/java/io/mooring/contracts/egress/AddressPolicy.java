package io.mooring.contracts.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Is this address allowed? Public addresses are; others only when a range of the configuration covers them. An IPv6
 * address that carries an IPv4 address is judged by both, so that no translation leads around the policy.
 */
final class AddressPolicy {

    private static final AddressRange MAPPED = mappedRange();
    private static final AddressRange COMPATIBLE = AddressRange.parse("::/96");
    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange LOCAL_NAT64 = AddressRange.parse("64:ff9b:1::/48");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    private static final AddressRange TEREDO = AddressRange.parse("2001::/32");

    private final List<AddressRange> allowed;

    AddressPolicy(List<String> allowed) {
        this.allowed = allowed.stream().map(AddressRange::parse).toList();
    }

    /** Why the address is refused, as the end of the sentence "the destination is …"; empty when it is allowed. */
    Optional<String> refusal(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.isSingleAddress() && range.contains(address))) {
            return Optional.empty();
        }
        if (SpecialRanges.isMetadata(address)) {
            return Optional.of("a cloud metadata address");
        }
        return ownRefusal(address).or(() -> carried(address).flatMap(this::refusal));
    }

    private Optional<String> ownRefusal(InetAddress address) {
        // Which IPv4 address these reach depends on routers we do not know: a range is too wide a permission.
        var onlyByExactAddress = TEREDO.contains(address) || LOCAL_NAT64.contains(address);
        if (!onlyByExactAddress && allowed.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        return MAPPED.contains(address) ? Optional.empty() : SpecialRanges.specialUse(address);
    }

    private static Optional<InetAddress> carried(InetAddress address) {
        if (MAPPED.contains(address) || COMPATIBLE.contains(address) || NAT64.contains(address)) {
            return Optional.of(ipv4(address, 12));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(ipv4(address, 2)) : Optional.empty();
    }

    private static Inet4Address ipv4(InetAddress address, int offset) {
        try {
            return (Inet4Address) InetAddress.getByAddress(
                    Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an IPv4 address", e);
        }
    }

    /** The JDK turns the text of this range into IPv4, so it is built from bytes. */
    private static AddressRange mappedRange() {
        var bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        try {
            return new AddressRange(Inet6Address.getByAddress(null, bytes, -1), 96);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are always an IPv6 address", e);
        }
    }
}
