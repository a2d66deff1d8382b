package io.mooring.contracts.provider.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.provider.DatabaseFacts;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

/** Every shipped preset, whatever it says. */
class PresetsTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/mooring/contracts/provider/preset");
    private static final Providers PROVIDERS = Providers.registered();

    static Stream<Preset> shipped() {
        return Presets.registered().all().stream();
    }

    @Test
    void listsEveryFileOnceInOrder() throws IOException {
        assertThat(PresetFiles.ids()).containsExactlyElementsOf(names(FOLDER, ".json"));
    }

    @Test
    void usesEveryDocument() throws IOException {
        Set<String> used = shipped().map(Preset::way).filter(Way.Document.class::isInstance)
                .map(way -> ((Way.Document) way).name()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isEqualTo(names(FOLDER.resolve("document"), ".yaml"));
    }

    @ParameterizedTest
    @CsvSource({"P0,15", "P1,15", "P2,20"})
    void curatesAsManyAsTheSeed(String tier, long atLeast) {
        assertThat(shipped().filter(preset -> tier.equals(preset.tier()))).hasSizeGreaterThanOrEqualTo((int) atLeast)
                .allSatisfy(preset -> assertThat(preset.roles()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void fitsItsProvider(Preset preset) throws IOException {
        JsonNode file = new JsonMapper().readTree(FOLDER.resolve(preset.id() + ".json").toFile());

        assertThat(file.path("id").textValue()).isEqualTo(preset.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(preset.description()).isNotBlank();
        if (preset.provider() != null) {
            ProviderFacts facts = PROVIDERS.find(preset.provider()).map(IntegrationProvider::facts).orElseThrow();
            assertThat(preset.family() == null || preset.family().equals(facts.id())
                    || preset.family().equals(facts.family())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void namesOnlyWhatIsThere(Preset preset) {
        switch (preset.way()) {
            case Way.Remote(String url, String transport) -> {
                assertThat(url).startsWith("https://");
                assertThat(transport).isIn("streamable-http", "sse");
            }
            case Way.Package installed -> assertThat(installed.version()).matches("\\d+\\.\\d+\\.\\d+");
            case Way.Specification(String url, String baseUrl, boolean asks) -> assertThat(url)
                    .startsWith("https://");
            case Way.Document document -> assertThat(Presets.document(document)).startsWith("openapi: 3.1");
            case Way.GraphQl(String url) -> assertThat(url).startsWith("https://");
            case Way.Database(String type) -> assertThat(PROVIDERS.find(preset.provider()))
                    .map(provider -> provider.facts().database()).map(DatabaseFacts::type).hasValue(type);
            case Way.Code code -> assertThat(PROVIDERS.find(preset.provider()).orElseThrow().tools()).isNotEmpty();
            case Way.Bundle(var members) -> assertThat(members).allSatisfy(member -> assertThat(
                    Presets.registered().find(member)).map(Preset::family).hasValue(preset.family()));
            case Way.None none -> assertThat(preset.description()).contains("API");
        }
    }

    /** The registry's sample lies beside the checkout and may be absent. */
    @Test
    void shipsOnlyServersTheRegistryKnows() throws IOException {
        Path sample = Path.of("../../../shared/data/registry/servers-v0-sample.json.gz");
        assumeTrue(Files.exists(sample), "the sample of the MCP registry is not beside this checkout");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(sample))) {
            Set<String> known = new JsonMapper().readTree(in).findValuesAsText("url").stream()
                    .collect(Collectors.toSet());

            assertThat(shipped().map(Preset::way).filter(Way.Remote.class::isInstance)
                    .map(way -> ((Way.Remote) way).url())).isNotEmpty()
                    .allSatisfy(url -> assertThat(known).contains(url));
        }
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
