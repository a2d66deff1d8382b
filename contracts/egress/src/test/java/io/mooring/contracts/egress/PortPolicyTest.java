package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPolicyTest {

    private final PortPolicy policy = new PortPolicy(Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 9, 19, 20, 21, 22, 23, 25, 53, 69, 110, 111, 119, 123, 135, 139, 143, 161, 179, 389, 427,
            465, 512, 513, 514, 515, 548, 554, 587, 636, 989, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
            5061, 6000, 6566, 6665, 6669, 6679, 6697, 10080})
    void keepsHttpOffBadPorts(int port) {
        assertThatExceptionOfType(EgressFailure.class).isThrownBy(() -> policy.requireHttp(port))
                .withMessage("port " + port + " is not allowed for HTTP");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 3000, 5432, 7481, 8080, 8443, 9200, 65535})
    void letsHttpUseOtherPorts(int port) {
        assertThatCode(() -> policy.requireHttp(port)).doesNotThrowAnyException();
    }
}
