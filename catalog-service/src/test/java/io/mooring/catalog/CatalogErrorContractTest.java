package io.mooring.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class CatalogErrorContractTest {

    @Test
    void standsInTheReadmeAsItIs() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).containsSubsequence(Arrays.stream(CatalogError.values())
                .map(error -> "| `" + error.slug() + "` | " + error.status() + " | " + error.title() + " |").toList());
    }
}
