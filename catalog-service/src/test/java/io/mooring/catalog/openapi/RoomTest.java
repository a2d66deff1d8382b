package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.openapi.Room.Claim;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class RoomTest {

    private final Room room = new Room(new SmallRyeConfigBuilder().addDiscoveredConverters()
            .withMapping(OpenApiConfig.class)
            .withSources(new PropertiesConfigSource(Map.of("catalog.openapi.max-in-work", "10"), "test", 100)).build()
            .getConfigMapping(OpenApiConfig.class));

    @Test
    void refusesWhatDoesNotFitAnyMore() {
        room.claim(8);

        assertThatThrownBy(() -> room.claim(3)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsKey("Retry-After");
        });
        assertThat(room.claim(2)).isNotNull();
    }

    @Test
    void givesBackWhatIsReleased() {
        Claim claim = room.claim(4);
        claim.resize(10);
        claim.release();
        claim.release();

        assertThat(room.claim(10)).isNotNull();
    }

    @Test
    void keepsAClaimThatCanNotGrow() {
        Claim claim = room.claim(4);
        assertThatThrownBy(() -> claim.resize(11)).isInstanceOf(HttpProblem.class);
        claim.resize(6);

        assertThatThrownBy(() -> room.claim(5)).isInstanceOf(HttpProblem.class);
        assertThat(room.claim(4)).isNotNull();
    }
}
