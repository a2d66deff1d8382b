package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private final AddressPolicy publicOnly = allowing();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
            "127.0.0.1", "127.255.255.255", "169.254.0.1", "169.254.255.255", "172.16.0.0", "172.31.255.255",
            "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
            "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1",
            "::8.8.8.8", "::127.0.0.1", "64:ff9b::808:808", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
            "2001:0:5ef5:79fd::", "2001:2::1", "2001:10::1", "2001:db8::1", "2002:808:808::", "2002:7f00:1::1",
            "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1"})
    void refusesWhatIsNotPublic(String address) {
        assertThat(publicOnly.refusal(literal(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
            "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
            "191.255.255.255", "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
            "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "2001:4860:4860::8888",
            "2400:cb00::1"})
    void allowsWhatIsPublic(String address) {
        assertThat(publicOnly.refusal(literal(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "169.254.170.2", "169.254.170.23", "169.254.42.42", "169.254.0.23",
            "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254",
            "fd00:42::42", "fe80::a9fe:a9fe"})
    void refusesMetadataInsideAnAllowedRange(String address) {
        // Given
        var wideOpen = allowing("0.0.0.0/0", "::/0");
        // When
        var refusal = wideOpen.refusal(literal(address));
        // Then
        assertThat(refusal).contains("a cloud metadata address");
    }

    @Test
    void allowsMetadataListedAsSingleAddress() {
        assertThat(allowing("169.254.169.254").refusal(literal("169.254.169.254"))).isEmpty();
        assertThat(allowing("169.254.169.254/32").refusal(literal("169.254.169.254"))).isEmpty();
        assertThat(allowing("169.254.169.252/30").refusal(literal("169.254.169.254"))).isPresent();
    }

    @Test
    void allowsConfiguredRangesAndNothingBeside() {
        // Given
        var policy = allowing("127.0.0.0/8", "::1/128", "10.20.0.0/16");
        // Then
        assertThat(policy.refusal(literal("127.9.9.9"))).isEmpty();
        assertThat(policy.refusal(literal("::1"))).isEmpty();
        assertThat(policy.refusal(literal("10.20.255.1"))).isEmpty();
        assertThat(policy.refusal(literal("10.21.0.1"))).contains("a private address (RFC 1918)");
        assertThat(policy.refusal(literal("::2"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "169.254.169.254, false", "10.0.0.1, false", "8.8.8.8, true"})
    void judgesMappedAddressByItsIpv4Address(String ipv4, boolean allowed) {
        assertThat(publicOnly.refusal(mapped(ipv4)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"64:ff9b::808:808, true", "64:ff9b::a9fe:a9fe, false", "64:ff9b::7f00:1, false",
            "2002:808:808::1, true", "2002:a9fe:a9fe::1, false", "2002:a00:1::1, false", "::8.8.8.8, true",
            "::169.254.169.254, false", "2001:0:5ef5:79fd::1, false", "64:ff9b:1::a9fe:a9fe, false"})
    void judgesTheCarriedIpv4AddressEvenInsideAnAllowedRange(String address, boolean allowed) {
        // Given
        var policy = allowing("64:ff9b::/32", "2002::/16", "2001::/32", "::/96");
        // When
        var refusal = policy.refusal(literal(address));
        // Then
        assertThat(refusal.isEmpty()).isEqualTo(allowed);
    }

    private static AddressPolicy allowing(String... ranges) {
        return new AddressPolicy(List.of(ranges));
    }

    private static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address);
    }

    private static InetAddress mapped(String ipv4) {
        var bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        System.arraycopy(literal(ipv4).getAddress(), 0, bytes, 12, 4);
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
