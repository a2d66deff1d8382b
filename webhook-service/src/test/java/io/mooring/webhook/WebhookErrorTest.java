package io.mooring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class WebhookErrorTest {

    @Test
    void isWhatTheReadmeSays() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("## Errors"));

        assertThat(table.lines().filter(line -> line.startsWith("| `"))).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(WebhookError.values())
                        .map(error -> "| `" + error.slug() + "` | " + error.status() + " | " + error.title() + " |")
                        .toList());
    }
}
