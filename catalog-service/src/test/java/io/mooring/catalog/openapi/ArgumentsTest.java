package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.document.DocumentFault;

class ArgumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsTheSameNameInTwoPlacesApart() throws JsonProcessingException {
        JsonNode binding = binding("/a/{id}", "parameters: [{name: id, in: path}, {name: id, in: query}]");

        assertThat(binding.path("parameters")).extracting(parameter -> parameter.path("argument").textValue())
                .containsExactly("path_id", "query_id");
    }

    @Test
    void keepsAParameterNamedBodyApartFromTheBody() throws JsonProcessingException {
        JsonNode binding = binding("/a",
                "parameters: [{name: body, in: query}], requestBody: {content: {application/json: {}}}");

        assertThat(binding.at("/parameters/0/argument").textValue()).isEqualTo("query_body");
    }

    @Test
    void letsTheOperationReplaceAParameterOfItsPath() throws JsonProcessingException {
        JsonNode schema = schema("""
                /a:
                  parameters: [{name: q, in: query, description: old}]
                  get: {parameters: [{name: q, in: query, description: new}]}
                """);

        assertThat(schema.at("/properties/q/description").textValue()).isEqualTo("new");
    }

    @Test
    void asksForTemplateVariablesNobodyDeclared() throws JsonProcessingException {
        JsonNode schema = schema("/a/{id}: {get: {}}");

        assertThat(schema.path("required")).hasToString("[\"id\"]");
        assertThat(schema.at("/properties/id/type").textValue()).isEqualTo("string");
    }

    @Test
    void ignoresHeadersOthersOwn() throws JsonProcessingException {
        JsonNode binding = binding("/a", "parameters: [{name: Accept, in: header}, {name: authorization, in: header},"
                + " {name: Content-Type, in: header}, {name: X-Mine, in: header}]");

        assertThat(binding.path("parameters")).extracting(parameter -> parameter.path("name").textValue())
                .containsExactly("X-Mine");
    }

    @Test
    void knowsTheUsualStyles() throws JsonProcessingException {
        JsonNode parameters = binding("/a/{p}", "parameters: [{name: p, in: path}, {name: q, in: query},"
                + " {name: h, in: header}, {name: c, in: cookie}, {name: d, in: query, style: deepObject}]")
                .path("parameters");

        assertThat(parameters).extracting(p -> p.path("style").textValue() + " " + p.path("explode"))
                .containsExactly("simple false", "form true", "simple false", "form true", "deepObject false");
    }

    @Test
    void takesTheMediaTypeOfAParameterWithContent() throws JsonProcessingException {
        JsonNode binding = binding("/a",
                "parameters: [{name: q, in: query, content: {application/json: {schema: {type: object}}}}]");

        assertThat(binding.at("/parameters/0/contentType").textValue()).isEqualTo("application/json");
    }

    @Test
    void prefersJsonOverOtherBodies() throws JsonProcessingException {
        JsonNode binding = binding("/a", "requestBody: {content: {application/xml: {}, multipart/form-data: {},"
                + " application/vnd.a+json: {}}}");

        assertThat(binding.at("/body/contentType").textValue()).isEqualTo("application/vnd.a+json");
        assertThat(binding.at("/body/types")).extracting(type -> type.path("contentType").textValue())
                .containsExactly("application/vnd.a+json", "multipart/form-data", "application/xml");
    }

    @Test
    void refusesAParameterInNoKnownPlace() {
        assertThatThrownBy(() -> binding("/a", "parameters: [{name: x, in: body}]"))
                .isInstanceOfSatisfying(DocumentFault.class,
                        fault -> assertThat(fault.pointer()).isEqualTo("/paths/~1a/post/parameters/0/in"));
    }

    private static JsonNode binding(String path, String operation) throws JsonProcessingException {
        return JSON
                .readTree(Documents.compiled("paths: {'" + path + "': {post: {" + operation + "}}}").toolset().tools()
                        .getFirst().binding());
    }

    private static JsonNode schema(String path) throws JsonProcessingException {
        return JSON
                .readTree(Documents.compiled("paths:\n" + path.indent(2)).toolset().tools().getFirst().inputSchema());
    }
}
