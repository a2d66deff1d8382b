package io.mooring.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.local.PartFailure;
import io.mooring.local.Site;
import io.mooring.local.Sites;
import io.mooring.local.part.Part;

class PartsTest {

    @TempDir
    private Path folder;
    private Site site;

    @BeforeEach
    void open() {
        site = Sites.in(folder);
    }

    @Test
    void areElevenWithEveryNeededOneBefore() {
        List<Part> parts = Parts.of(site, Replicas.single()).all();

        assertThat(parts).hasSize(11);
        assertThat(parts).allSatisfy(part -> assertThat(parts.subList(0, parts.indexOf(part))).extracting(Part::name)
                .containsAll(part.needs()));
    }

    @Test
    void nameTheReplicasOfAService() {
        Parts parts = Parts.of(site, Replicas.parse(List.of("connection=3")));

        assertThat(parts.named(List.of("connection"))).extracting(Part::name).containsExactly("connection",
                "connection-2", "connection-3");
    }

    @Test
    void bringWhatTheyNeed() {
        List<Part> parts = Parts.of(site, Replicas.single()).closure(List.of("connect"));

        assertThat(parts).extracting(Part::name).containsExactly("postgres", "kafka", "connect");
    }

    @Test
    void knowWhichReplicasAreTooMany() {
        Parts three = Parts.of(site, Replicas.parse(List.of("catalog=3")));

        assertThat(three.without(Parts.of(site, Replicas.parse(List.of("catalog=2"))))).extracting(Part::name)
                .containsExactly("catalog-3");
    }

    @Test
    void listTheNamesThereAreForAnUnknownOne() {
        assertThatThrownBy(() -> Parts.of(site, Replicas.single()).named(List.of("zookeeper")))
                .isInstanceOf(PartFailure.class).hasMessageContaining("no part 'zookeeper'")
                .hasMessageContaining("kafka");
    }

    @Test
    void listenOnPortsOfTheirOwn() {
        assertThat(Parts.of(site, Replicas.single()).all().stream().flatMap(part -> part.ports().stream()))
                .doesNotHaveDuplicates().allMatch(port -> port >= 7400 && port <= 7493);
    }
}
