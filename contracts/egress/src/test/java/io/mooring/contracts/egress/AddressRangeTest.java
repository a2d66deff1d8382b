package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0, 255.255.255.255, true", "0.0.0.0/0, ::1, false", "10.0.0.0/8, 10.255.255.255, true",
            "10.0.0.0/8, 11.0.0.0, false", "172.16.0.0/12, 172.31.255.255, true", "172.16.0.0/12, 172.32.0.0, false",
            "192.0.2.1, 192.0.2.1, true", "192.0.2.1, 192.0.2.2, false", "192.0.2.2/31, 192.0.2.3, true",
            "128.0.0.0/1, 255.0.0.0, true", "128.0.0.0/1, 127.0.0.0, false", "fe80::/10, febf:ffff::1, true",
            "fe80::/10, fec0::1, false", "::1/128, ::1, true", "10.1.2.3/8, 10.9.9.9, true"})
    void containsItsAddresses(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "::/129",
            "10.0.0", "fe80::1%eth0/64x"})
    void rejectsOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining("'" + text + "' is not an address or CIDR range");
    }
}
