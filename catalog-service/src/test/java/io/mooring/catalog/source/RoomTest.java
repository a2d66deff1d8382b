package io.mooring.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.source.Room.Claim;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class RoomTest {

    private final Room room = new Room(new SmallRyeConfigBuilder().addDiscoveredConverters()
            .withMapping(OpenApiConfig.class)
            .withSources(new PropertiesConfigSource(Map.of("catalog.openapi.max-in-work", "14",
                    "catalog.openapi.max-in-work-per-tenant", "10"), "test", 100))
            .build()
            .getConfigMapping(OpenApiConfig.class));

    @Test
    void refusesWhatDoesNotFitAnyMore() {
        room.claim("a", 8);

        assertThatThrownBy(() -> room.claim("a", 3)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsKey("Retry-After");
        });
        assertThat(room.claim("a", 2)).isNotNull();
    }

    @Test
    void keepsSomeForOtherTenants() {
        room.claim("a", 10);

        assertThatThrownBy(() -> room.claim("a", 1)).isInstanceOf(HttpProblem.class);
        Claim other = room.claim("b", 4);
        assertThatThrownBy(() -> other.resize(5)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void givesBackWhatIsReleased() {
        Claim claim = room.claim("a", 4);
        claim.resize(10);
        claim.release();
        claim.release();

        assertThat(room.claim("a", 10)).isNotNull();
    }

    @Test
    void keepsAClaimThatCanNotGrow() {
        Claim claim = room.claim("a", 4);
        assertThatThrownBy(() -> claim.resize(11)).isInstanceOf(HttpProblem.class);
        claim.resize(6);

        assertThatThrownBy(() -> room.claim("a", 5)).isInstanceOf(HttpProblem.class);
        assertThat(room.claim("a", 4)).isNotNull();
    }

    @Test
    void growsWithWhatComesUntilThereIsNoMoreRoom() {
        Claim claim = room.claim("a", 2);

        assertThat(claim.holds(1)).isTrue();
        assertThat(claim.holds(10)).isTrue();
        assertThat(claim.holds(11)).isFalse();
        assertThat(claim.isRefused()).isTrue();

        claim.release();
        assertThat(room.claim("a", 10)).isNotNull();
    }
}
