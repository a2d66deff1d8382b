package io.mooring.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class ErrorTableTest {

    @Test
    void readmeHasTheSameErrors() throws IOException {
        // Given
        String readme = Files.readString(Path.of("README.md"));

        // When
        String[] rows = Arrays.stream(ExecutorError.values())
                .map(error -> "| `" + error.slug() + "` | " + error.status() + " |").toArray(String[]::new);

        // Then
        assertThat(readme).contains(rows);
        assertThat(readme.lines().filter(line -> line.matches("\\| `[a-z-]+` \\| \\d{3} \\|.*"))).hasSameSizeAs(rows);
        assertThat(readme).contains(Arrays.stream(ToolError.values()).map(error -> "`" + error.slug() + "`").toList());
    }
}
