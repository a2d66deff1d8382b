package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class EgressConfigTest {

    private final NamesInTurn names = new NamesInTurn();

    @Test
    void allowsNothingBeyondThePublicInternetByDefault() {
        // When
        var config = Configs.with(Map.of());
        // Then
        assertThat(config.allow()).isEmpty();
        assertThat(config.httpPorts()).isEmpty();
        assertThat(config.tcpPorts()).isEmpty();
        assertThat(config.connectionsPerHost()).isEqualTo(32);
        assertThat(config.waitingPerHost()).isEqualTo(256);
        assertThat(config.lookupThreads()).isEqualTo(32);
    }

    @Test
    void readsAListOfRanges() {
        assertThat(Configs.allowingLoopback().allow()).contains(List.of("127.0.0.0/8", "::1/128"));
    }

    @Test
    void limitsPortsToThoseListed() {
        // Given
        var guard = Configs.guard(
                Configs.with(Map.of("mooring.egress.http-ports", "443,25", "mooring.egress.tcp-ports", "5432")), names);
        // Then
        assertThat(guard.pinHttp("8.8.8.8", 25).await().indefinitely().port()).isEqualTo(25);
        assertThat(guard.pin("8.8.8.8", 5432).await().indefinitely().port()).isEqualTo(5432);
        assertThatException().isThrownBy(() -> guard.pinHttp("8.8.8.8", 8443).await().indefinitely())
                .withMessage("port 8443 is not allowed for HTTP");
        assertThatException().isThrownBy(() -> guard.pin("8.8.8.8", 3306).await().indefinitely())
                .withMessage("port 3306 is not allowed for outbound connections");
    }

    @Test
    void rejectsARangeThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Configs.guard(Configs.allowing("10.0.0.0/64"), names))
                .withMessageContaining("'10.0.0.0/64'");
    }

    @Test
    void rejectsMisspeltKeys() {
        assertThatException().isThrownBy(() -> Configs.with(Map.of("mooring.egress.alow", "10.0.0.0/8")))
                .withMessageContaining("mooring.egress.alow");
    }
}
