package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.document.DocumentReader;
import io.quarkiverse.resteasy.problem.HttpProblem;

class OverridesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void appliesOperationsInTheirOrder() throws JsonProcessingException {
        JsonNode document = JSON.readTree("{\"info\":{\"title\":\"a\"},\"servers\":[]}");

        Overrides.apply(JSON.readTree("""
                [{"op": "replace", "path": "/info/title", "value": "b"},
                 {"op": "add", "path": "/servers/-", "value": {"url": "https://b.example"}},
                 {"op": "copy", "from": "/info", "path": "/x~1y"}]
                """), document);

        assertThat(document).hasToString(
                "{\"info\":{\"title\":\"b\"},\"servers\":[{\"url\":\"https://b.example\"}],\"x/y\":{\"title\":\"b\"}}");
    }

    @Test
    void changesPartsOfADocumentThatIsReadInParts() throws JsonProcessingException {
        // Given
        StringBuilder text = new StringBuilder("{\"openapi\":\"3.0.0\",\"paths\":{");
        for (int index = 0; index < 20_000; index++) {
            text.append(index == 0 ? "" : ",").append("\"/p").append(index)
                    .append("\":{\"get\":{\"summary\":\"a summary that takes some room\",\"description\":\"and more\"}}");
        }
        JsonNode document = DocumentReader.read(text.append("}}").toString().getBytes(StandardCharsets.UTF_8), "/spec")
                .root();

        // When
        Overrides.apply(JSON.readTree("""
                [{"op": "replace", "path": "/paths/~1p7/get/summary", "value": "new"},
                 {"op": "remove", "path": "/paths/~1p8"}]
                """), document);

        // Then
        assertThat(document.at("/paths/~1p7/get/summary").asText()).isEqualTo("new");
        assertThat(document.at("/paths").has("/p8")).isFalse();
        assertThat(document.at("/paths").size()).isEqualTo(19_999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"op\":\"remove\",\"path\":\"/nothing\"}", "{\"op\":\"fly\",\"path\":\"/info\"}",
            "{\"op\":\"replace\",\"path\":\"info\",\"value\":1}", "{\"op\":\"replace\",\"path\":\"\",\"value\":1}", "5",
            "{\"op\":\"test\",\"path\":\"/info/title\",\"value\":\"z\"}", "{\"op\":\"copy\",\"path\":\"/a\"}",
            "{\"op\":\"replace\",\"path\":\"/info/title/x/y\",\"value\":1}"})
    void namesTheOperationThatDoesNotFit(String operation) throws JsonProcessingException {
        JsonNode document = JSON.readTree("{\"info\":{\"title\":\"a\"}}");
        JsonNode operations = JSON.createArrayNode()
                .add(JSON.readTree("{\"op\":\"test\",\"path\":\"/info/title\",\"value\":\"a\"}"))
                .add(JSON.readTree(operation));

        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> Overrides.apply(operations, document));

        assertThat(problem.getStatusCode()).isEqualTo(422);
        assertThat(problem.getParameters()).containsEntry("field", "/specOverrides/1");
    }

    @Test
    void refusesWhatIsNoListOfOperations() {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class,
                () -> Overrides.checked(JSON.createObjectNode()));

        assertThat(problem.getStatusCode()).isEqualTo(400);
    }
}
