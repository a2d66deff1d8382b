package io.mooring.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.registry.Judgement.Kept;
import io.mooring.catalog.registry.Judgement.Skipped;

class JudgementTest {

    @Test
    void keepsAGoodRowAsItIs() {
        ObjectNode row = Rows.good();

        Entry entry = kept(row);

        assertThat(entry.name()).isEqualTo("io.github.ada/parcels");
        assertThat(entry.publisher()).isEqualTo("io.github.ada");
        assertThat(entry.version()).isEqualTo("1.2.0");
        assertThat(entry.status()).isEqualTo("active");
        assertThat(entry.latest()).isTrue();
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2025-10-09T17:05:17.793149Z"));
        assertThat(entry.obstacle()).isNull();
        assertThat(entry.remote()).isTrue();
        assertThat(entry.registryTypes()).containsExactly("npm");
        assertThat(Rows.parsed(entry.entry())).isEqualTo(row);
    }

    @Test
    void keepsARowOfARegistryWithoutWordsOfItsOwn() {
        ObjectNode row = Rows.good();
        row.remove("_meta");

        Entry entry = kept(row);

        assertThat(entry.status()).isEqualTo("active");
        assertThat(entry.latest()).isFalse();
        assertThat(entry.publishedAt()).isNull();
    }

    @Test
    void keepsWhatItDoesNotKnowAndSaysItCannotRun() {
        ObjectNode row = Rows.good();
        Rows.server(row).remove("remotes");
        ((ObjectNode) row.at("/server/packages/0")).put("registryType", "cargo");

        assertThat(kept(row).obstacle()).isEqualTo("packages of cargo can't be started here");
        assertThat(kept(row).registryTypes()).containsExactly("cargo");
        assertThat(kept(row).entry()).contains("unheardOf");
    }

    @Test
    void saysThatAServerWithoutAnythingCannotRun() {
        ObjectNode row = Rows.good();
        Rows.server(row).remove("remotes");
        Rows.server(row).putNull("packages");

        assertThat(kept(row).obstacle()).isEqualTo("it names neither a package nor a remote");
    }

    @Test
    void keepsAServerWhosePackageAsksForAVariableWithoutName() {
        ObjectNode row = Rows.good();
        Rows.server(row).remove("remotes");
        ((ObjectNode) row.at("/server/packages/0/environmentVariables/0")).remove("name");

        assertThat(kept(row).obstacle()).isEqualTo("the package asks for a variable without a name");
    }

    @Test
    void keepsStatusesAndTheirMessages() {
        ObjectNode row = Rows.good();
        official(row).put("status", "deprecated").put("statusMessage", "use another one");
        assertThat(kept(row).statusMessage()).isEqualTo("use another one");
        assertThat(kept(row).obstacle()).isNull();

        official(row).put("status", "quarantined");
        assertThat(kept(row).obstacle()).isEqualTo("its status is quarantined");
    }

    @Test
    void findsByWordsOfItsOwnNotByItsHost() {
        assertThat(kept(Rows.good()).search()).contains("parcels", "tracks", "ada", "@ada/parcels",
                "https://parcels.example/mcp").doesNotContain("io.github.");
    }

    @Test
    void filesItWhereItsPublisherDoes() {
        ObjectNode row = Rows.good();
        row.withObject("/_meta/io.modelcontextprotocol.registry~1publisher-provided/vendor").putArray("tags")
                .add("Logistics").add(7);

        assertThat(kept(row).categories()).containsExactly("logistics");
    }

    static Stream<Arguments> broken() {
        return Stream.of(broken("/server: expected an object", row -> row.put("server", "text")),
                broken("/server/name", row -> Rows.server(row).put("name", "no-slash")),
                broken("/server/name", row -> Rows.server(row).put("name", "a/" + "b".repeat(200))),
                broken("/server/version", row -> Rows.server(row).remove("version")),
                broken("/server/version", row -> Rows.server(row).put("version", 1)),
                broken("/server/description", row -> Rows.server(row).put("description", "")),
                broken("/server/description", row -> Rows.server(row).put("description", "d".repeat(101))),
                broken("/server/description", row -> Rows.server(row).put("description", "a\0b")),
                broken("/server/packages", row -> Rows.server(row).put("packages", "npm")),
                broken("/server/packages/0", row -> Rows.server(row).putArray("packages").add("npm")),
                broken("/server/packages/0/transport",
                        row -> ((ObjectNode) row.at("/server/packages/0")).remove("transport")),
                broken("/server/packages/0/environmentVariables/0/name",
                        row -> ((ObjectNode) row.at("/server/packages/0/environmentVariables/0")).put("name", 1)),
                broken("/server/remotes/0/url", row -> ((ObjectNode) row.at("/server/remotes/0")).remove("url")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void skipsARowThatBreaksTheSchema(String reason, Consumer<ObjectNode> breaks) {
        ObjectNode row = Rows.good();
        breaks.accept(row);

        assertThat(Judgement.of(row)).isInstanceOfSatisfying(Skipped.class,
                skipped -> assertThat(skipped.reason()).startsWith(reason));
    }

    @Test
    void honoursADeletionEvenOfABrokenRow() {
        ObjectNode row = Rows.good();
        Rows.server(row).put("description", "");
        official(row).put("status", "deleted");

        assertThat(Judgement.of(row)).isInstanceOfSatisfying(Skipped.class, skipped -> {
            assertThat(skipped.takenDown()).isTrue();
            assertThat(skipped.name()).isEqualTo("io.github.ada/parcels");
        });
    }

    @Test
    void skipsWhatIsNoRowAtAll() {
        assertThat(Judgement.of(Rows.parsed("{}"))).isInstanceOf(Skipped.class);
        assertThat(Judgement.of(Rows.good().path("server").path("version"))).isInstanceOf(Skipped.class);
    }

    private static Arguments broken(String reason, Consumer<ObjectNode> breaks) {
        return Arguments.of(reason, breaks);
    }

    private static ObjectNode official(ObjectNode row) {
        return (ObjectNode) row.path("_meta").path("io.modelcontextprotocol.registry/official");
    }

    private static Entry kept(ObjectNode row) {
        return ((Kept) Judgement.of(row)).entry();
    }
}
