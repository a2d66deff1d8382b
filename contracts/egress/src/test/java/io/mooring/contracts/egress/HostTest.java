package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure.Kind;

class HostTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001",
            "0x7f.1", "0X7F.0x0.0X0.1", "0177.0.0.1", "0177.0.0.01", "0x7f.0.0.0x1", "１２７.0.0.1", "127。0。0。1",
            "127．0．0．1", "①②⑦.0.0.1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "0x７f.1", "127.0.0.1\u00ad"})
    void readsEverySpellingOfAnIpv4Address(String text) {
        assertThat(Host.parse(text)).isEqualTo(new Host.Literal(InetAddress.ofLiteral("127.0.0.1")));
    }

    @ParameterizedTest
    @CsvSource({"[::1], ::1", "::1, ::1", "[0:0:0:0:0:0:0:1], ::1", "[FE80::1], fe80::1",
            "[2606:4700:4700::1111], 2606:4700:4700::1111", "[::127.0.0.1], ::7f00:1"})
    void readsIpv6Addresses(String text, String address) {
        assertThat(Host.parse(text)).isEqualTo(new Host.Literal(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @CsvSource({"example.com, example.com", "EXAMPLE.Com., example.com", "localhost, localhost",
            "bücher.example, xn--bcher-kva.example", "ｅｘａｍｐｌｅ.com, example.com", "my_host.example, my_host.example",
            "1.example, 1.example", "127.0.0.1.nip.io, 127.0.0.1.nip.io", "0x7f.example, 0x7f.example",
            "a--b.example, a--b.example"})
    void readsNames(String text, String name) {
        assertThat(Host.parse(text)).isEqualTo(new Host.Name(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a..b", ".example.com", "example.com..", "256.0.0.1", "127.0.0.256",
            "1.2.3.4.5", "4294967296", "0x100000000", "08.0.0.1", "0x", "127.0.0.0x", "foo.127", "foo.0x7f",
            "1.2.3.x.4",
            "%31%32%37.0.0.1", "127.0.0.1%00", "fe80::1%eth0", "[fe80::1%25eth0]", "[::1", "::1]", "[]", "[127.0.0.1]",
            "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:8.8.8.8]", "::ffff:169.254.169.254", "[::1].example",
            "[::g]", "host name", "host\tname", "host\nname", "host\u0000", "a/b", "a\\b", "a?b", "a#b", "a@b", "a:b",
            "a;b", "a|b", "<a>", "-a.example", "a-.example", "a％2e.example", "ex℀mple.com",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"})
    void refusesWhatClientsMightReadDifferently(String text) {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(() -> Host.parse(text))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED))
                .satisfies(failure -> assertThat(failure.mayHaveBeenReceived()).isFalse());
    }

    @Test
    void refusesNamesLongerThanDnsAllows() {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(() -> Host.parse("a.".repeat(127) + "com"))
                .withMessage("the host is not a valid name");
    }
}
