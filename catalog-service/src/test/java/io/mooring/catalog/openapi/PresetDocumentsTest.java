package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Presets;
import io.mooring.contracts.provider.preset.Way;

/** The documents of ours that presets bring along. */
class PresetDocumentsTest {

    static Stream<Way.Document> documents() {
        return Presets.registered().all().stream().map(Preset::way).filter(Way.Document.class::isInstance)
                .map(Way.Document.class::cast);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void makesAToolOfEachOperation(Way.Document document) {
        String text = Presets.document(document);

        Toolset toolset = Compiler.compile(DocumentReader.read(text, "/spec/value"), new Origin(null, null)).toolset();

        assertThat(toolset.skipped()).isEmpty();
        assertThat(toolset.tools()).hasSize(text.split("operationId: ", -1).length - 1).allSatisfy(tool -> {
            assertThat(text).contains("operationId: " + tool.name() + "\n");
            assertThat(tool.title()).isNotBlank();
        });
    }
}
