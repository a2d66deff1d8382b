package io.mooring.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void startsAtTheBaseOfTheEnvironment() {
        assertThat(Ports.of(Map.of()).gateway()).isEqualTo(7400);
        assertThat(Ports.of(Map.of("MOORING_PORT_BASE", "8400")).postgres()).isEqualTo(8432);
    }

    @Test
    void givesEveryProcessOfEveryServiceAPortOfItsOwn() {
        Ports ports = new Ports(7400);
        Stream<Integer> services = Arrays.stream(Deployable.values()).flatMap(service -> IntStream
                .rangeClosed(1, Ports.MAX_REPLICAS).mapToObj(replica -> ports.service(service, replica)));
        Stream<Integer> others = Stream.of(ports.gateway(), ports.postgres(), ports.keycloak(), ports.registry(),
                ports.connect(), ports.keycloakManagement(), ports.registryManagement(), ports.kafka(),
                ports.kafkaController());

        assertThat(Stream.concat(services, others)).doesNotHaveDuplicates();
    }

    @Test
    void putsFurtherReplicasFromBasePlusElevenOn() {
        Ports ports = new Ports(7400);

        assertThat(ports.service(Deployable.CATALOG, 1)).isEqualTo(7401);
        assertThat(ports.service(Deployable.CATALOG, 2)).isEqualTo(7411);
        assertThat(ports.service(Deployable.HEALTH, 5)).isEqualTo(7430);
    }

    @Test
    void rejectsABaseThatIsNoNumberOrLeavesNoRoom() {
        assertThatThrownBy(() -> Ports.of(Map.of("MOORING_PORT_BASE", "many"))).isInstanceOf(PartFailure.class)
                .hasMessage("MOORING_PORT_BASE must be a number, it is 'many'");
        assertThatThrownBy(() -> new Ports(65_500)).isInstanceOf(PartFailure.class)
                .hasMessageContaining("MOORING_PORT_BASE must be 1024 to 65442");
    }
}
