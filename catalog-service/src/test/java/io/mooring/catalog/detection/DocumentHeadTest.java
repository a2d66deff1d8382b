package io.mooring.catalog.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentHeadTest {

    @Test
    void readsTheStartOfADocumentThatGoesOn() {
        assertThat(DocumentHead.of("""
                {"openapi": "3.1.0", "info": {"contact": {"name": "x"}, "title": "Pets"}, "paths": {"/pets": {"ge"""))
                .contains(new DocumentHead("Pets"));
        assertThat(DocumentHead.of("{\"swagger\": \"2.0\", \"tags\": [1, {\"a\": [")).contains(new DocumentHead(""));
    }

    @Test
    void readsYaml() {
        assertThat(DocumentHead.of("""
                # ours
                openapi: '3.0.3'

                info:

                  version: 1
                  title: "Pets, and more"
                paths:
                  title: no
                """)).contains(new DocumentHead("Pets, and more"));
        assertThat(DocumentHead.of("swagger: \"2.0\"\npaths: {}\n")).contains(new DocumentHead(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"openapi\": 3}", "{\"openapi\": \"4.0\"}", "{\"info\": \"openapi: 3.0\"}",
            "<html>openapi: 3.0</html>", "a:\n  openapi: 3.0", "{\"openapi\": {\"deep\": 1}, \"info\": []}"})
    void takesNothingElseForOne(String text) {
        assertThat(DocumentHead.of(text)).isEmpty();
    }

    @Test
    void takesNoLongerForManyBlankLines() {
        String blank = String.join("\n", Stream.generate(() -> "  ").limit(200_000).toList());

        assertThat(DocumentHead.of("openapi: 3.0.0\ninfo:\n" + blank + "\nx")).contains(new DocumentHead(""));
    }
}
