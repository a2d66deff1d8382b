package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.Tool;
import io.mooring.catalog.openapi.PlainReader.Argument;
import io.mooring.catalog.openapi.PlainReader.Said;

/** Tools of real vendors against their documents, read a second time by {@link PlainReader}. */
class FieldByFieldTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OWNED = Set.of("accept", "content-type", "authorization");
    /** Every so many operations one is compared, and each that has more to it than parameters. */
    private static final int EACH = 7;

    @ParameterizedTest
    @ValueSource(strings = {Vendors.GITHUB, Vendors.ASANA, Vendors.FIGMA, Vendors.SLACK})
    void saysWhatTheDocumentSays(String file) throws JsonProcessingException {
        List<Said> said = new PlainReader(Vendors.text(file)).operations();
        Map<String, Tool> tools = Vendors.compiled(file).toolset().tools().stream()
                .collect(Collectors.toMap(FieldByFieldTest::identity, Function.identity()));

        assertThat(tools).hasSameSizeAs(said);
        IntStream.range(0, said.size())
                .filter(index -> index % EACH == 0 || !said.get(index).bodyTypes().isEmpty())
                .mapToObj(said::get).forEach(operation -> compare(operation,
                        tools.get(operation.method() + " " + operation.path())));
    }

    private static void compare(Said said, Tool tool) {
        JsonNode binding = json(tool.binding());
        JsonNode schema = json(tool.inputSchema());
        String where = said.method() + " " + said.path();

        assertThat(tool.name()).as(where).matches(name(said.id()));
        assertThat(binding.path("method").asText()).as(where).isEqualTo(said.method().toUpperCase(Locale.ROOT));
        assertThat(binding.path("path").asText()).as(where).isEqualTo(said.path());
        assertThat(binding.path("server").asText()).as(where).isEqualTo(said.server().replaceAll("/$", ""));
        assertThat(arguments(binding, schema)).as(where).containsExactlyInAnyOrderElementsOf(said.parameters().stream()
                .filter(argument -> !argument.in().equals("header")
                        || !OWNED.contains(argument.name().toLowerCase(Locale.ROOT)))
                .toList());
        assertThat(bodyTypes(binding.path("body"))).as(where).containsExactlyInAnyOrderElementsOf(said.bodyTypes());
        assertThat(contains(schema.path("required"), "body")).as(where).isEqualTo(said.bodyRequired());
        assertThat(tool.hints().readOnly()).as(where)
                .isEqualTo(Set.of("get", "head", "options").contains(said.method()));
        assertThat(tool.hints().destructive()).as(where).isEqualTo(said.method().equals("delete"));
    }

    private static List<Argument> arguments(JsonNode binding, JsonNode schema) {
        return binding.path("parameters").valueStream().map(parameter -> {
            String argument = parameter.path("argument").asText();
            assertThat(schema.path("properties").has(argument)).as(argument).isTrue();
            return new Argument(parameter.path("name").asText(), parameter.path("in").asText(),
                    parameter.path("style").asText(), parameter.path("explode").asBoolean(),
                    contains(schema.path("required"), argument));
        }).toList();
    }

    private static List<String> bodyTypes(JsonNode body) {
        return body.path("types").isEmpty() && body.isObject()
                ? List.of(body.path("contentType").asText())
                : body.path("types").valueStream().map(type -> type.path("contentType").asText()).toList();
    }

    private static String identity(Tool tool) {
        JsonNode binding = json(tool.binding());
        return binding.path("method").asText().toLowerCase(Locale.ROOT) + " " + binding.path("path").asText();
    }

    /** Ids of these vendors need a cut at most; what is cut ends in a hash. */
    private static String name(String id) {
        String name = id.replaceAll("[^a-zA-Z0-9_-]+", "_");
        return name.length() <= 64 ? name : name.substring(0, 55) + "_[0-9a-f]{8}";
    }

    private static boolean contains(JsonNode values, String wanted) {
        return values.valueStream().anyMatch(value -> value.asText().equals(wanted));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
