package io.mooring.catalog.swagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.Document;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.document.Library;

class SwaggerTest {

    @Test
    void leavesOtherVersionsAlone() {
        JsonNode document = DocumentReader.read("openapi: 3.0.0", "/f");

        assertThat(Swagger.openapi(document, Library.NONE)).isSameAs(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{host: a.example, basePath: /v1, schemes: [http, https, wss]} | https://a.example/v1",
            "{host: a.example} | http://a.example/", "{host: a.example, schemes: [http]} | http://a.example/",
            "{basePath: /v2} | http://d.example:81/v2", "{schemes: [https]} | https://d.example:81/"})
    void makesServersOfHostAndSchemes(String members, String server) {
        JsonNode converted = converted("swagger: '2.0'\n" + members.substring(1, members.length() - 1)
                .replace(", basePath", "\nbasePath").replace(", schemes", "\nschemes"),
                "http://d.example:81/docs/s.json");

        assertThat(converted.at("/servers/0/url").asText()).isEqualTo(server);
    }

    @Test
    void makesASchemaOfAParametersType() {
        assertThat(parameter("{name: q, in: query, type: integer, minimum: 1, default: 5, description: d}"))
                .isEqualTo(
                        json("{name: q, in: query, description: d, schema: {type: integer, default: 5, minimum: 1}}"));
    }

    @ParameterizedTest
    @CsvSource({"csv, form, false", "ssv, spaceDelimited, false", "pipes, pipeDelimited, false", "multi, form, true",
            "tsv, spaceDelimited, false"})
    void makesAStyleOfTheCollectionFormat(String format, String style, boolean explode) {
        JsonNode parameter = parameter("{name: q, in: query, type: array, collectionFormat: " + format + "}");

        assertThat(parameter.path("style").asText()).isEqualTo(style);
        assertThat(parameter.path("explode").asBoolean()).isEqualTo(explode);
    }

    @Test
    void makesARequestBodyOfTheBodyParameter() {
        JsonNode operation = operation("""
                consumes: [application/xml]
                parameters: [{$ref: '#/parameters/Pet'}]
                """, "parameters: {Pet: {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}}");

        assertThat(operation.path("requestBody")).isEqualTo(json("{required: true, content: "
                + "{application/xml: {schema: {$ref: '#/definitions/Pet'}}}}"));
        assertThat(operation.path("parameters")).isEmpty();
    }

    @Test
    void makesAFormOfFormFields() {
        JsonNode operation = operation("""
                consumes: [multipart/form-data, application/x-www-form-urlencoded]
                parameters:
                  - {name: name, in: formData, type: string, required: true, description: d}
                  - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: pipes}
                """, "");

        assertThat(operation.at("/requestBody/content").propertyStream().map(Map.Entry::getKey))
                .containsExactly("multipart/form-data", "application/x-www-form-urlencoded");
        assertThat(operation.at("/requestBody/content/multipart~1form-data")).isEqualTo(json("""
                schema:
                  type: object
                  properties: {name: {type: string, description: d}, tags: {type: array, items: {type: string}}}
                  required: [name]
                encoding: {tags: {style: pipeDelimited, explode: false}}
                """));
    }

    @Test
    void sendsAFileAsMultipart() {
        JsonNode operation = operation("parameters: [{name: f, in: formData, type: file}]", "");

        assertThat(operation.at("/requestBody/content/multipart~1form-data/schema/properties/f"))
                .isEqualTo(json("{type: string, format: binary}"));
    }

    @Test
    void givesEachOperationTheBodyOfItsPath() {
        JsonNode converted = converted("""
                swagger: '2.0'
                paths:
                  /a:
                    parameters: [{name: b, in: body, schema: {type: object}}, {name: id, in: header, type: string}]
                    put: {}
                """, null);

        assertThat(converted.at("/paths/~1a/put/requestBody/content/application~1json/schema/type").asText())
                .isEqualTo("object");
        assertThat(converted.at("/paths/~1a/parameters")).hasSize(1);
    }

    @Test
    void givesResponsesTheirTypes() {
        JsonNode operation = operation("""
                produces: [text/csv]
                responses: {200: {$ref: '#/responses/Ok'}, 404: {description: gone}}
                """, "responses: {Ok: {description: fine, schema: {type: file}}}");

        assertThat(operation.path("responses")).isEqualTo(json("""
                200: {description: fine, content: {text/csv: {schema: {type: string, format: binary}}}}
                404: {description: gone}
                """));
    }

    @Test
    void keepsAReferenceThatLeadsNowhere() {
        assertThat(parameter("{$ref: '#/parameters/Gone'}")).isEqualTo(json("{$ref: '#/parameters/Gone'}"));
    }

    @Test
    void renamesSecurityDefinitions() {
        JsonNode converted = converted(
                """
                        swagger: '2.0'
                        securityDefinitions:
                          b: {type: basic}
                          k: {type: apiKey, in: query, name: key}
                          o: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a/x', tokenUrl: 'https://a/y', scopes: {r: read}}
                          c: {type: oauth2, flow: application, tokenUrl: 'https://a/y', scopes: {}}
                        """,
                null);

        assertThat(converted.at("/components/securitySchemes")).isEqualTo(
                json("""
                        b: {type: http, scheme: basic}
                        k: {type: apiKey, in: query, name: key}
                        o: {type: oauth2, flows: {authorizationCode: {authorizationUrl: 'https://a/x', tokenUrl: 'https://a/y', scopes: {r: read}}}}
                        c: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/y', scopes: {}}}}
                        """));
    }

    @Test
    void keepsReferencesTrueWhenTheyMoveFromAnotherDocument() {
        URI other = URI.create("https://d.example/shared.json");
        Document shared = DocumentReader.read("""
                B: {name: b, in: body, schema: {items: {$ref: '#/Item'}}}
                """.getBytes(StandardCharsets.UTF_8), "/f");
        Document main = DocumentReader.read("""
                swagger: '2.0'
                paths: {/a: {post: {parameters: [{$ref: 'shared.json#/B'}]}}}
                """.getBytes(StandardCharsets.UTF_8), "/f");
        Library library = new Library(URI.create("https://d.example/s.json"), main, Map.of(other, shared), Map.of());

        JsonNode converted = Swagger.openapi(main.root(), library);

        assertThat(converted.at("/paths/~1a/post/requestBody/content/application~1json/schema/items/$ref").asText())
                .isEqualTo("https://d.example/shared.json#/Item");
    }

    private static JsonNode parameter(String yaml) {
        return operation("parameters: [" + yaml + "]", "").at("/parameters/0");
    }

    private static JsonNode operation(String yaml, String root) {
        return converted("swagger: '2.0'\npaths:\n  /a:\n    post:\n" + yaml.indent(6) + root, null)
                .at("/paths/~1a/post");
    }

    private static JsonNode converted(String yaml, @Nullable String url) {
        Document main = DocumentReader.read(yaml.getBytes(StandardCharsets.UTF_8), "/f");
        return Swagger.openapi(main.root(),
                new Library(url == null ? null : URI.create(url), main, Map.of(), Map.of()));
    }

    private static JsonNode json(String yaml) {
        return DocumentReader.read("--- " + (yaml.startsWith("{") ? yaml : "\n" + yaml), "/f");
    }
}
