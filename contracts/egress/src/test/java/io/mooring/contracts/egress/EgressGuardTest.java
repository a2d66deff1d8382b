package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.egress.EgressFailure.Kind;

class EgressGuardTest {

    private static final String PUBLIC = "93.184.215.14";
    private static final String PUBLIC_IPV6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";

    private final NamesInTurn names = new NamesInTurn();
    private final EgressGuard guard = Configs.guard(Configs.allowing(""), names);

    @Test
    void pinsTheAddressesOfAPublicName() {
        // Given
        names.answering("db.example", PUBLIC, PUBLIC_IPV6);
        // When
        var pinned = guard.pin("DB.example.", 5432).await().indefinitely();
        // Then
        assertThat(pinned.host()).isEqualTo("db.example");
        assertThat(pinned.ip()).isEqualTo(PUBLIC);
        assertThat(pinned.addresses()).containsExactly(InetAddress.ofLiteral(PUBLIC),
                InetAddress.ofLiteral(PUBLIC_IPV6));
        assertThat(pinned.socketAddress()).isEqualTo(new InetSocketAddress(PUBLIC, 5432));
        assertThat(names.lookups()).containsExactly("db.example");
    }

    @Test
    void pinsALiteralWithoutLookup() {
        // When
        var pinned = guard.pin("[2606:4700:4700:0::1111]", 443).await().indefinitely();
        // Then
        assertThat(pinned.host()).isEqualTo("2606:4700:4700::1111");
        assertThat(pinned.ip()).isEqualTo("2606:4700:4700::1111");
        assertThat(names.lookups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "10.0.0.1.", "[::1]",
            "169.254.169.254", "0xa9fea9fe", "[fd00:ec2::254]", "100.100.100.200", "168.63.129.16",
            "[::169.254.169.254]",
            "[::ffff:169.254.169.254]", "１６９.254.169.254"})
    void refusesLiteralsInEverySpelling(String host) {
        refuses(() -> guard.pin(host, 5432).await().indefinitely());
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "METADATA.google.internal", "metadata.google.internal.", "metadata.goog",
            "instance-data", "instance-data.ec2.internal", "metadata.eu-west-1.internal", "metadata.azure.internal",
            "project.metadata.google.internal", "rancher-metadata"})
    void refusesMetadataNamesWhateverTheyResolveTo(String host) {
        // When
        refuses(() -> guard.pin(host, 80).await().indefinitely());
        // Then
        assertThat(names.lookups()).isEmpty();
    }

    @Test
    void refusesANameWhenAnyOfItsAddressesIsForbidden() {
        // Given
        names.answering("mixed.example", PUBLIC, "10.0.0.7");
        // Then
        refuses(() -> guard.pin("mixed.example", 5432).await().indefinitely());
    }

    @Test
    void pinsWhatItJudgedWhenTheNextAnswerIsPrivate() {
        // Given
        names.answering("rebind.example", PUBLIC).answering("rebind.example", "127.0.0.1");
        // When
        var pinned = guard.pin("rebind.example", 5432).await().indefinitely();
        // Then
        assertThat(pinned.ip()).isEqualTo(PUBLIC);
        assertThat(pinned.socketAddress().isUnresolved()).isFalse();
        assertThat(names.lookups()).hasSize(1);
        refuses(() -> guard.pin("rebind.example", 5432).await().indefinitely());
    }

    @Test
    void failsForNamesWithoutAddress() {
        // Given
        names.answering("empty.example");
        // Then
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> guard.pin("absent.example", 80).await().indefinitely())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNRESOLVABLE));
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> guard.pin("empty.example", 80).await().indefinitely())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNRESOLVABLE));
    }

    @Test
    void saysWhyWithoutNamingTheAddress() {
        // Given
        names.answering("intranet.example", "10.11.12.13");
        // Then
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> guard.pin("intranet.example", 80).await().indefinitely())
                .withMessage("the destination is a private address (RFC 1918)");
    }

    @Test
    void judgesAddressesADriverResolved() {
        // Given
        var allowed = List.of(InetAddress.ofLiteral(PUBLIC));
        var mixed = List.of(InetAddress.ofLiteral(PUBLIC), InetAddress.ofLiteral("::1"));
        // Then
        assertThat(guard.requireAllowed("member.example", allowed)).isEqualTo(allowed);
        refuses(() -> guard.requireAllowed("member.example", mixed));
        refuses(() -> guard.requireAllowed("metadata.google.internal", allowed));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65536})
    void refusesImpossiblePorts(int port) {
        refuses(() -> guard.pin(PUBLIC, port).await().indefinitely());
        refuses(() -> guard.pinHttp(PUBLIC, port).await().indefinitely());
    }

    @Test
    void keepsHttpOffThePortsOfOtherProtocols() {
        refuses(() -> guard.pinHttp(PUBLIC, 25).await().indefinitely());
        assertThat(guard.pin(PUBLIC, 25).await().indefinitely().port()).isEqualTo(25);
    }

    private static void refuses(ThrowingCallable connection) {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(connection)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));
    }
}
