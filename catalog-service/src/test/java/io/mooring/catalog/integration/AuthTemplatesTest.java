package io.mooring.catalog.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.quarkiverse.resteasy.problem.HttpProblem;

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

    @Test
    void readsTemplatesWrittenByHand() {
        assertThat(AuthTemplates.of("""
                {"authenticationTemplate": [{"slug": "key", "type": "apiKey",
                  "headers": {"Authorization": ["Bearer ", {"type": "variable", "name": "api"}], "X-Version": "2"},
                  "queryParams": {"app": [{"type": "variable", "name": "app"}]}}]}
                """)).containsExactly(AuthTemplate.of("key", "apikey", "key",
                List.of(new Placement("header", "Authorization", "Bearer ", "api", null, "plain"),
                        new Placement("header", "X-Version", "", "token", "2", "plain"),
                        new Placement("query", "app", "", "app", null, "plain"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"apiKey\", \"headers\": {\"A\": [{\"type\": \"variable\"}, \"after\"]}}",
            "{\"type\": \"apiKey\", \"headers\": {\"A\": [{\"type\": \"variable\"}, {\"type\": \"variable\"}]}}",
            "{\"type\": \"apiKey\", \"headers\": 5}", "{\"type\": \"apiKey\"}",
            "{\"type\": \"pigeon\", \"headers\": {\"A\": \"b\"}}"})
    void takesAMalformedTemplateWrittenByHandForNone(String entry) {
        assertThat(AuthTemplates.of("{\"authenticationTemplate\": [" + entry + "]}")).isEmpty();
    }

    @Test
    void mergesBySlugAndAppendsWhatIsNew() {
        List<AuthTemplate> merged = AuthTemplates.merge(List.of(key("a", "A"), key("b", "B")),
                json("[{\"slug\": \"a\", \"placements\": [{\"carrier\": \"query\", \"name\": \"X\"}]},"
                        + " {\"placements\": [{\"carrier\": \"query\", \"name\": \"Y\"}]}]"),
                false);

        assertThat(merged).hasSize(3);
        assertThat(merged.get(0).placements().getFirst().name()).isEqualTo("X");
        assertThat(merged.get(1)).isEqualTo(key("b", "B"));
        assertThat(merged.get(2).slug()).matches("custom_[0-9a-f]{6}");
    }

    @Test
    void replacesAllWhenAsked() {
        List<AuthTemplate> merged = AuthTemplates.merge(List.of(key("a", "A"), key("b", "B")),
                json("[{\"slug\": \"c\", \"kind\": \"none\", \"placements\": []}]"), true);

        assertThat(merged).extracting(AuthTemplate::slug).containsExactly("c");
    }

    @Test
    void namesTheEntryThatIsMalformedWhenItIsGiven() {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> AuthTemplates.merge(List.of(),
                json("[{\"slug\": \"c\", \"kind\": \"none\", \"placements\": []}, 5]"), false));

        assertThat(problem.getParameters()).containsEntry("field", "/authenticationTemplate/1");
    }

    private static AuthTemplate key(String slug, String header) {
        return AuthTemplate.of(slug, "apikey", slug,
                List.of(new Placement("header", header, "", "token", null, "plain")));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
