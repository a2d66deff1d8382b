package io.mooring.catalog.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;

class AuthTemplatesTest {

    @Test
    void readsTemplatesWithTheirPlacements() {
        assertThat(AuthTemplates.of("""
                {"authenticationTemplate": [{"slug": "key", "kind": "apikey", "placements":
                  [{"carrier": "header", "name": "X-Key", "prefix": "Key "}]}]}
                """)).containsExactly(AuthTemplate.of("key", "apikey", "key",
                List.of(new Placement("header", "X-Key", "Key ", "token", null, "plain"))));
    }

    @Test
    void givesAnEntryWithoutSlugACustomOne() {
        String config = """
                {"authenticationTemplate": [{"placements": [{"carrier": "query", "name": "k"}]}]}
                """;

        assertThat(AuthTemplates.of(config).getFirst().slug()).matches("custom_[0-9a-f]{6}")
                .isEqualTo(AuthTemplates.of(config).getFirst().slug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "{\"authenticationTemplate\": 5}", "{\"authenticationTemplate\": [5]}",
            "{\"authenticationTemplate\": [{\"slug\": \"x\"}]}",
            "{\"authenticationTemplate\": [{\"placements\": [{\"carrier\": \"pigeon\", \"name\": \"x\"}]}]}",
            "{\"authenticationTemplate\": [{\"kind\": \"none\", \"slug\": \"a\"}, {\"kind\": \"none\", \"slug\": \"a\"}]}"})
    void takesAMalformedConfigurationForNone(String config) {
        assertThat(AuthTemplates.of(config)).isEmpty();
    }
}
