package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Tool;
import io.mooring.catalog.openapi.Compiler.Compiled;

/**
 * Where the catalog names, places and merges otherwise than the other open-source catalog of tools this project is measured
 * against; the last column says what that one does. The README says why.
 */
class RivalDifferencesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> names() {
        return Stream.of(
                row("an id as it is", "{/pets: {get: {operationId: listPets, tags: [Pets]}}}", "listPets",
                        "pets.listPets"),
                row("an id with a group", "{/repos: {get: {operationId: repos/list}}}", "repos_list", "repos.list"),
                row("no id", "{'/v1/pets/{id}': {get: {}}}", "get_v1_pets_id", "pets.getPetsId"),
                row("two versions of one id", "{/v1/a: {get: {operationId: a}}, /v2/a: {get: {operationId: a}}}",
                        "a, a_HASH", "a.v1.a, a.v2.a: the first is renamed when the second is added"),
                row("equal after cleaning", "{/a: {get: {operationId: a/b}}, /b: {get: {operationId: a b}}}",
                        "a_b, a_b_HASH", "a.b, a.aB"));
    }

    @ParameterizedTest(name = "{0}: {2}; the rival: {3}")
    @MethodSource
    void names(String point, String paths, String ours, String rival) {
        String names = compiled("paths: " + paths).toolset().tools().stream().map(Tool::name)
                .map(name -> name.replaceAll("_[0-9a-f]{8}$", "_HASH")).collect(Collectors.joining(", "));

        assertThat(names).isEqualTo(ours).isNotEqualTo(rival);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                row("same name in two places", "[{name: id, in: path}, {name: id, in: query}]",
                        "path_id path simple, query_id query form", "id: one of them is lost"),
                row("deepObject in a query", "[{name: f, in: query, style: deepObject, explode: true}]",
                        "f query deepObject, id path simple", "JSON text"),
                row("label and matrix in a path", "[{name: id, in: path, style: matrix}]", "id path matrix",
                        "percent-encoded text"),
                row("a cookie", "[{name: s, in: cookie}]", "s cookie form, id path simple", "older releases drop it"),
                row("a value in a media type", "[{name: q, in: query, content: {application/json: {}}}]",
                        "q query form application/json, id path simple", "the media type is ignored"),
                row("a header others own", "[{name: Accept, in: header}, {name: X-A, in: header}]",
                        "X-A header simple, id path simple", "Accept is an argument"),
                row("over one of its path", "[{name: p, in: query, style: pipeDelimited}]",
                        "p query pipeDelimited, id path simple", "the same, by in:name"));
    }

    @ParameterizedTest(name = "{0}: {2}; the rival: {3}")
    @MethodSource
    void parameters(String point, String parameters, String ours, String rival) {
        String inherited = point.startsWith("over") ? "parameters: [{name: p, in: query}], " : "";
        JsonNode binding = json(compiled("paths: {'/a/{id}': {" + inherited + "get: {parameters: " + parameters + "}}}")
                .toolset().tools().getFirst().binding());

        assertThat(binding.path("parameters").valueStream().map(RivalDifferencesTest::placed)
                .collect(Collectors.joining(", "))).isEqualTo(ours);
    }

    static Stream<Arguments> placements() {
        return Stream.of(row("a key in a query", "{k: {type: apiKey, in: query, name: key}}", "k query key token",
                "no placement"),
                row("a key in a cookie", "{k: {type: apiKey, in: cookie, name: sid}}", "k cookie sid token",
                        "no placement"),
                row("basic", "{b: {type: http, scheme: basic}}", "b header Authorization username+password",
                        "one value, encoded by the person"),
                row("a name for each", "{petKey: {type: apiKey, in: header, name: X-K}}", "pet-key header X-K token",
                        "apikey-0: another method moves it"));
    }

    @ParameterizedTest(name = "{0}: {2}; the rival: {3}")
    @MethodSource
    void placements(String point, String schemes, String ours, String rival) {
        List<AuthTemplate> templates = compiled(
                "components: {securitySchemes: " + schemes + "}\npaths: {/a: {get: {}}}")
                .authTemplates();

        assertThat(templates.stream().map(template -> template.slug() + " "
                + template.placements().getFirst().carrier() + " " + template.placements().getFirst().name() + " "
                + template.inputs().stream().map(AuthTemplate.Input::name).collect(Collectors.joining("+"))))
                .containsExactly(ours);
    }

    private static String placed(JsonNode parameter) {
        return (parameter.path("argument").asText() + " " + parameter.path("in").asText() + " "
                + parameter.path("style").asText() + " " + parameter.path("contentType").asText("")).strip();
    }

    private static Arguments row(String point, String given, String ours, String rival) {
        return Arguments.of(point, given, ours, rival);
    }

    private static Compiled compiled(String yaml) {
        return Documents.compiled(yaml);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace("\"contentType\":null", "\"contentType\":\"\""));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
