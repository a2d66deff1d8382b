package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentFault;

class CompilerTest {

    @Test
    void makesAToolOfEachOperation() {
        Toolset toolset = Documents.compiled("""
                paths:
                  /a: {get: {}, put: {}, post: {}, delete: {}, patch: {}, head: {}, options: {}, trace: {}}
                """).toolset();

        assertThat(toolset.tools()).extracting(Tool::name).containsExactly("get_a", "put_a", "post_a", "delete_a",
                "patch_a", "head_a", "options_a", "trace_a");
        assertThat(toolset.tools()).extracting(Tool::hints).containsExactly(new Hints(true, false, true),
                new Hints(false, false, true), new Hints(false, false, false), new Hints(false, true, true),
                new Hints(false, false, false), new Hints(true, false, true), new Hints(true, false, true),
                new Hints(true, false, true));
    }

    @Test
    void saysHowToCallIt() {
        Tool tool = tool(
                """
                        paths:
                          /repos/{owner}/issues:
                            parameters: [{name: owner, in: path, required: true, schema: {type: string}}]
                            post:
                              operationId: issues/create
                              summary: Create an issue
                              description: Longer words.
                              tags: [issues]
                              parameters: [{name: tag, in: query, explode: false, schema: {type: array}}]
                              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Issue'}}}}
                        components: {schemas: {Issue: {type: object}}}
                        """);

        assertThat(tool.name()).isEqualTo("issues_create");
        assertThat(tool.title()).isEqualTo("Create an issue");
        assertThat(tool.description()).isEqualTo("Create an issue\n\nLonger words.");
        assertThat(tool.tags()).containsExactly("issues");
        assertThat(tool.inputSchema()).isEqualTo("{\"type\":\"object\",\"properties\":{\"owner\":{\"type\":\"string\"},"
                + "\"tag\":{\"type\":\"array\"},\"body\":{\"$ref\":\"#/$defs/Issue\"}},"
                + "\"required\":[\"owner\",\"body\"],\"additionalProperties\":false}");
        assertThat(tool.definitions()).containsExactly("Issue");
        assertThat(tool.binding()).isEqualTo("{\"method\":\"POST\",\"server\":\"https://api.example.com/v1\","
                + "\"path\":\"/repos/{owner}/issues\",\"parameters\":["
                + "{\"argument\":\"owner\",\"name\":\"owner\",\"in\":\"path\",\"style\":\"simple\",\"explode\":false,"
                + "\"allowReserved\":false,\"contentType\":null},"
                + "{\"argument\":\"tag\",\"name\":\"tag\",\"in\":\"query\",\"style\":\"form\",\"explode\":false,"
                + "\"allowReserved\":false,\"contentType\":null}],"
                + "\"body\":{\"contentType\":\"application/json\",\"required\":true}}");
    }

    @Test
    void leavesOutAndReportsWhatCanNotBeATool() {
        Toolset toolset = Documents.compiled("""
                paths:
                  /good: {get: {operationId: good}}
                  /bad: {get: {operationId: bad, parameters: [{$ref: '#/components/parameters/Gone'}]}}
                """).toolset();

        assertThat(toolset.tools()).extracting(Tool::name).containsExactly("good");
        assertThat(toolset.skipped()).containsExactly(new Toolset.Skipped("/paths/~1bad/get/parameters/0/$ref",
                "expected something at #/components/parameters/Gone"));
    }

    @Test
    void refusesADocumentWithoutOperations() {
        assertThatThrownBy(() -> Documents.compiled("paths: {}")).isInstanceOfSatisfying(DocumentFault.class,
                fault -> assertThat(fault.pointer()).isEqualTo("/paths"));
    }

    @Test
    void reportsWhatIsNoPathItemOrOperation() {
        Toolset toolset = Documents.compiled("""
                paths:
                  /good: {get: {operationId: good}}
                  /text: hello
                  /bad: {get: [1]}
                """).toolset();

        assertThat(toolset.skipped()).extracting(Toolset.Skipped::pointer).containsExactly("/paths/~1text",
                "/paths/~1bad/get");
    }

    @Test
    void refusesPathsThatAreNoObject() {
        assertThatThrownBy(() -> Documents.compiled("paths: [1]")).isInstanceOfSatisfying(DocumentFault.class,
                fault -> assertThat(fault.pointer()).isEqualTo("/paths"));
    }

    @Test
    void refusesASchemaNoStateRecordHolds() {
        String huge = "x".repeat(900_000);

        assertThatThrownBy(() -> Documents.compiled("""
                paths: {/a: {post: {requestBody: {content: {application/json: {schema: {description: %s}}}}}}}
                """.formatted(huge))).isInstanceOfSatisfying(DocumentFault.class,
                fault -> assertThat(fault.pointer()).isEqualTo("/paths/~1a/post"));
    }

    @Test
    void takesWhatTheDocumentSaysOfItself() {
        Compiler.Compiled compiled = Documents.compiled("""
                info: {title: Pets, description: All of them, contact: {url: https://pets.example.com}}
                paths: {/a: {get: {}}}
                """);

        assertThat(compiled.title()).isEqualTo("Pets");
        assertThat(compiled.description()).isEqualTo("All of them");
        assertThat(compiled.displayUrl()).isEqualTo("https://pets.example.com");
    }

    private static Tool tool(String yaml) {
        return Documents.compiled(yaml).toolset().tools().getFirst();
    }
}
