package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.Document;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.document.Library;
import io.mooring.catalog.openapi.Compiler.Compiled;

/** Compiling a document that refers to others. */
class OtherDocumentsTest {

    private static final URI MAIN = URI.create("https://d.example/api/openapi.yaml");

    private final Map<URI, Document> others = new HashMap<>();
    private final Map<URI, String> missing = new HashMap<>();

    @Test
    void findsWhatOtherDocumentsSay() {
        other("https://d.example/api/paths.json", """
                {"pets": {"post": {"operationId": "addPet", "requestBody": {"content": {"application/json":
                  {"schema": {"$ref": "schemas/pet.yaml#/Pet"}}}}}}}
                """);
        other("https://d.example/api/schemas/pet.yaml", """
                Pet: {type: object, properties: {owner: {$ref: '#/Owner'}, tag: {$ref: '../whole.yaml'}}}
                Owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/Pet'}}}}
                """);
        other("https://d.example/api/whole.yaml", "type: string");

        Compiled compiled = compiled("""
                servers: [{url: /v1}]
                paths: {/pets: {$ref: 'paths.json#/pets'}}
                """, MAIN);

        assertThat(compiled.toolset().skipped()).isEmpty();
        Tool tool = compiled.toolset().tools().getFirst();
        assertThat(tool.inputSchema()).contains("{\"$ref\":\"#/$defs/Pet\"}");
        assertThat(tool.definitions()).containsExactly("Pet");
        assertThat(compiled.toolset().definitions()).containsOnlyKeys("Owner", "Pet", "whole");
        assertThat(compiled.toolset().definitions().get("whole").text()).isEqualTo("{\"type\":\"string\"}");
    }

    @Test
    void namesTheDocumentsStillWanted() {
        Library library = library("""
                a: {$ref: other.yaml#/x}
                b: {$ref: 'https://elsewhere.example/y.json'}
                c: {$ref: other.yaml#/z}
                d: {$ref: 'file:///etc/passwd'}
                e: {$ref: '#/a'}
                f: {$ref: openapi.yaml#/b}
                g: {example: {$ref: data.json}}
                h: {properties: {example: {$ref: schema.json}}}
                """, MAIN);

        assertThat(library.wanted()).extracting(URI::toString).containsExactly("https://d.example/api/other.yaml",
                "https://elsewhere.example/y.json", "https://d.example/api/schema.json");
    }

    @Test
    void leavesOutTheOperationWhoseDocumentCanNotBeHad() {
        missing.put(URI.create("https://d.example/api/gone.yaml"), "the server answered 404");

        Toolset toolset = compiled("""
                servers: [{url: /v1}]
                paths:
                  /good: {get: {operationId: good}}
                  /bad: {get: {parameters: [{name: q, in: query, schema: {$ref: gone.yaml#/X}}]}}
                """, MAIN).toolset();

        assertThat(toolset.tools()).extracting(Tool::name).containsExactly("good");
        assertThat(toolset.skipped()).containsExactly(
                new Toolset.Skipped("/paths/~1bad/get/parameters/0/schema/$ref",
                        "expected a document at https://d.example/api/gone.yaml; the server answered 404"));
    }

    @Test
    void saysWhyATextCanNotReferToARelativeAddress() {
        Toolset toolset = compiled("""
                servers: [{url: 'https://a.example'}]
                paths: {/good: {get: {}}, /bad: {$ref: other.yaml}}
                """, null).toolset();

        assertThat(toolset.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.pointer()).isEqualTo("/paths/~1bad/$ref");
            assertThat(skipped.reason()).contains("given as text");
        });
    }

    @Test
    void findsEmbeddedSchemasAndAnchors() {
        Compiled compiled = compiled("""
                servers: [{url: /v1}]
                paths:
                  /a:
                    post:
                      requestBody:
                        content:
                          application/json:
                            schema:
                              type: object
                              properties:
                                byId: {$ref: 'https://schemas.example/tree'}
                                byAnchor: {$ref: '#leaf'}
                                deep: {$ref: 'https://schemas.example/tree#/properties/x'}
                                dynamic: {$dynamicRef: '#leaf'}
                components:
                  schemas:
                    Tree: {$id: 'https://schemas.example/tree', properties: {x: {type: integer}}}
                    Leaf: {$anchor: leaf, type: string}
                """, MAIN);

        assertThat(compiled.toolset().skipped()).isEmpty();
        assertThat(compiled.toolset().tools().getFirst().inputSchema()).contains("\"byId\":{\"$ref\":\"#/$defs/Tree\"}",
                "\"byAnchor\":{\"$ref\":\"#/$defs/Leaf\"}", "\"dynamic\":{\"$ref\":\"#/$defs/Leaf\"}");
    }

    @Test
    void endsWhenDocumentsReferToEachOtherForEver() {
        other("https://d.example/api/b.yaml", "$ref: openapi.yaml#/components/parameters/P");

        Toolset toolset = compiled("""
                servers: [{url: /v1}]
                paths: {/a: {get: {parameters: [{$ref: b.yaml}]}}, /b: {get: {operationId: b}}}
                components: {parameters: {P: {$ref: b.yaml}}}
                """, MAIN).toolset();

        assertThat(toolset.tools()).extracting(Tool::name).containsExactly("b");
        assertThat(toolset.skipped()).extracting(Toolset.Skipped::reason)
                .isEqualTo(List.of("expected a reference that does not lead to itself"));
    }

    private void other(String url, String text) {
        others.put(URI.create(url), DocumentReader.read(text.getBytes(StandardCharsets.UTF_8), url));
    }

    private Compiled compiled(String yaml, @Nullable URI url) {
        Library library = library("openapi: 3.1.0\n" + yaml, url);
        return Compiler.compile(library.main().root(), new Origin(url, null, library));
    }

    private Library library(String yaml, @Nullable URI url) {
        Document main = DocumentReader.read(yaml.getBytes(StandardCharsets.UTF_8), "/spec/url");
        return new Library(url, main, others, missing);
    }
}
