package io.mooring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class ConnectionErrorTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    @Test
    void equalsTheTableOfTheReadme() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(Path.of("README.md"))).results()
                .map(ConnectionErrorTest::row).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(ConnectionError.values()).map(error -> error.slug() + " " + error.status()).toList());
    }

    private static String row(MatchResult found) {
        return found.group(1) + " " + found.group(2);
    }
}
