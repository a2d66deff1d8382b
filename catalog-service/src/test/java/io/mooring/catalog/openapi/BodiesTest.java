package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;

class BodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "{\"$ref\":\"#/$defs/MooringFile\"}";

    @Test
    void offersEveryMediaTypeAndTheFirstByPreference() {
        JsonNode schema = schema(tool("content: {text/csv: {}, application/json: {schema: {type: object}},"
                + " application/octet-stream: {}}"));

        assertThat(schema.at("/properties/contentType/enum")).hasToString(
                "[\"application/json\",\"text/csv\",\"application/octet-stream\"]");
        assertThat(schema.at("/properties/contentType/default").asText()).isEqualTo("application/json");
        assertThat(schema.at("/properties/body/anyOf"))
                .hasToString("[{\"type\":\"object\"},{\"type\":\"string\"}," + FILE + "]");
    }

    @Test
    void takesFilesWhereAMultipartBodyHasBytes() {
        Tool tool = tool("""
                content: {multipart/form-data: {
                  schema: {type: object, required: [photo], properties: {
                    photo: {type: string, format: binary, description: A photo}, note: {type: string},
                    scans: {type: array, maxItems: 3, items: {type: string, format: binary}}}},
                  encoding: {photo: {contentType: image/png, headers: {X-Width: {schema: {type: integer}}}},
                             note: {style: form, explode: false}}}}
                """);

        assertThat(schema(tool).at("/properties/body/properties")).hasToString("{\"photo\":{\"$ref\":"
                + "\"#/$defs/MooringFile\",\"description\":\"A photo\"},\"note\":{\"type\":\"string\"},"
                + "\"scans\":{\"type\":\"array\",\"maxItems\":3,\"items\":" + FILE + "}}");
        assertThat(schema(tool).at("/properties/partHeaders/properties/photo/properties"))
                .hasToString("{\"X-Width\":{\"type\":\"integer\"}}");
        assertThat(binding(tool).at("/body/types/0/encoding")).hasToString("{\"photo\":{\"file\":true,\"contentType\":"
                + "\"image/png\",\"headers\":[{\"name\":\"X-Width\",\"explode\":false}]},"
                + "\"note\":{\"style\":\"form\",\"explode\":false},\"scans\":{\"file\":true}}");
        assertThat(tool.definitions()).containsExactly("MooringFile");
    }

    @Test
    void keepsTheEncodingOfAPropertyTheSchemaDoesNotName() {
        Tool tool = tool("content: {application/x-www-form-urlencoded: {schema: {type: object},"
                + " encoding: {address: {style: deepObject, explode: true}}}}");

        assertThat(binding(tool).at("/body/types/0/encoding"))
                .hasToString("{\"address\":{\"style\":\"deepObject\",\"explode\":true}}");
    }

    @Test
    void findsFilesInPartsOfTheSchema() {
        Toolset toolset = Documents.compiled("""
                paths: {/a: {post: {requestBody: {content: {multipart/form-data: {schema:
                  {allOf: [{$ref: '#/components/schemas/Upload'}, {properties: {b: {type: string}}}]}}}}}}}
                components: {schemas: {Upload: {properties: {a: {$ref: '#/components/schemas/Bytes'}}},
                                       Bytes: {type: string, format: binary}}}
                """).toolset();

        assertThat(schema(toolset.tools().getFirst()).at("/properties/body/allOf/0/properties/a")).hasToString(FILE);
        assertThat(binding(toolset.tools().getFirst()).at("/body/types/0/encoding/a/file").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {application/pdf: {}} | application/pdf | {"$ref":"#/$defs/MooringFile"}
            {image/*: {}} | application/octet-stream | {"$ref":"#/$defs/MooringFile"}
            {'*/*': {schema: {type: object}}} | application/json | {"type":"object"}
            {'*/*': {schema: {type: string, format: binary}}} | application/octet-stream | {"$ref":"#/$defs/MooringFile"}
            {text/plain: {schema: {type: string, maxLength: 5}}} | text/plain | {"type":"string","maxLength":5}
            {application/xml: {}} | application/xml | {"type":"string","description":"An XML document, as text"}
            """)
    void knowsWhatEachFormTakes(String content, String contentType, String expected) {
        Tool tool = tool("content: " + content);

        assertThat(binding(tool).at("/body/contentType").asText()).isEqualTo(contentType);
        assertThat(schema(tool).at("/properties/body")).hasToString(expected);
    }

    @Test
    void leavesReadOnlyOutOfRequestsAndWriteOnlyOutOfResults() {
        Toolset toolset = Documents
                .compiled(
                        """
                                paths: {/a: {post: {
                                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}},
                                  responses: {'201': {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}}}}}
                                components: {schemas: {
                                  Plain: {type: object},
                                  Id: {type: string, readOnly: true},
                                  User: {allOf: [{required: [id, name, password]}], properties: {id: {$ref: '#/components/schemas/Id'},
                                    name: {type: string}, password: {type: string, writeOnly: true}, p: {$ref: '#/components/schemas/Plain'}}}}}
                                """)
                .toolset();

        assertThat(toolset.definitions()).containsOnlyKeys("User", "User_output", "Plain", "Id_output");
        assertThat(toolset.definitions().get("User").text())
                .isEqualTo("{\"allOf\":[{\"required\":[\"name\",\"password\"]}],"
                        + "\"properties\":{\"name\":{\"type\":\"string\"},\"password\":{\"type\":\"string\",\"writeOnly\":true},"
                        + "\"p\":{\"$ref\":\"#/$defs/Plain\"}}}");
        assertThat(toolset.definitions().get("User_output").text()).contains("\"required\":[\"id\",\"name\"]")
                .contains("#/$defs/Plain").doesNotContain("password");
        assertThat(toolset.tools().getFirst().outputSchema()).isEqualTo("{\"$ref\":\"#/$defs/User_output\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {204: {}, 200: {content: {application/json: {schema: {type: object}}}}} | {"type":"object"}
            {2XX: {content: {application/json: {schema: {type: array}}}}, default: {}} | {"type":"array"}
            {200: {content: {text/csv: {}}}} | {"type":"string"}
            {200: {content: {image/png: {}}}} | {"$ref":"#/$defs/MooringFile"}
            {404: {content: {application/json: {schema: {type: object}}}}} |
            """)
    void saysWhatASuccessAnswers(String responses, String expected) {
        assertThat(Documents.compiled("paths: {/a: {get: {responses: " + responses + "}}}").toolset().tools().getFirst()
                .outputSchema()).isEqualTo(expected);
    }

    @Test
    void offersServersAndTheVariablesThatStayOnTheirHost() {
        Tool tool = Documents.compiled("""
                servers:
                  - {url: 'https://{shop}.{zone}.example.com/{v}', variables: {shop: {default: demo},
                     zone: {default: eu, enum: [eu, us]}, v: {default: v1}}}
                  - {url: 'https://{host}/api', description: Your own, variables: {host: {default: own.example.com}}}
                paths: {/a: {get: {}}}
                """, null, null).toolset().tools().getFirst();

        assertThat(binding(tool).path("server").asText()).isEqualTo("https://demo.eu.example.com/v1");
        assertThat(schema(tool).at("/properties/server/properties/url/enum")).hasSize(2);
        assertThat(schema(tool).at("/properties/server/properties/variables/properties")).hasToString(
                "{\"shop\":{\"type\":\"string\",\"default\":\"demo\"},"
                        + "\"zone\":{\"type\":\"string\",\"enum\":[\"eu\",\"us\"],\"default\":\"eu\"},"
                        + "\"v\":{\"type\":\"string\",\"default\":\"v1\"}}");
        assertThat(binding(tool).at("/servers/1")).hasToString("{\"url\":\"https://{host}/api\",\"variables\":"
                + "{\"host\":{\"default\":\"own.example.com\",\"open\":false}}}");
    }

    private static Tool tool(String requestBody) {
        return Documents.compiled("paths: {/a: {post: {requestBody: {" + requestBody.replace("\n", " ") + "}}}}")
                .toolset().tools().getFirst();
    }

    private static JsonNode schema(Tool tool) {
        return json(tool.inputSchema());
    }

    private static JsonNode binding(Tool tool) {
        return json(tool.binding());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
