package io.mooring.executor.mcpclient.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class ParamHeadersTest {

    @Test
    void mirrorsArguments() {
        // Given
        JsonNode tool = json("{'inputSchema':{'properties':{'region':{'type':'string','x-mcp-header':'Region'},"
                + "'deep':{'type':'object','properties':{'count':{'type':'integer','x-mcp-header':'Count'}}},"
                + "'on':{'type':'boolean','x-mcp-header':'On'},'none':{'type':'string','x-mcp-header':'None'},"
                + "'plain':{'type':'string','default':{'x-mcp-header':'No'}}}}}");

        // When, Then
        assertThat(
                ParamHeaders.of(tool, json("{'region':'eu','deep':{'count':42.0},'on':false,'none':null,'plain':'x'}")))
                .containsOnlyKeys("Mcp-Param-Region", "Mcp-Param-Count", "Mcp-Param-On")
                .containsEntry("Mcp-Param-Region", "eu").containsEntry("Mcp-Param-Count", "42")
                .containsEntry("Mcp-Param-On", "false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            plain words|plain words
             first|=?base64?IGZpcnN0?=
            =?base64?x?=|=?base64?PT9iYXNlNjQ/eD89?=
            Süd|=?base64?U8O8ZA==?=
            """)
    void encodesWhatAHeaderCannotCarry(String value, String header) {
        assertThat(ParamHeaders.encoded(value)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'properties':{'a':{'type':'string','x-mcp-header':''}}}",
            "{'properties':{'a':{'type':'string','x-mcp-header':'My Region'}}}",
            "{'properties':{'a':{'type':'string','x-mcp-header':'Re\\tgion'}}}",
            "{'properties':{'a':{'type':'number','x-mcp-header':'A'}}}",
            "{'properties':{'a':{'type':'object','x-mcp-header':'A'}}}",
            "{'properties':{'a':{'type':'string','x-mcp-header':'A'},'b':{'type':'string','x-mcp-header':'a'}}}",
            "{'properties':{'a':{'type':'array','items':{'type':'string','x-mcp-header':'A'}}}}",
            "{'anyOf':[{'properties':{'a':{'type':'string','x-mcp-header':'A'}}}]}",
            "{'type':'string','x-mcp-header':'A'}"})
    void followsNoAnnotationThatIsWrong(String schema) {
        JsonNode wrong = json(schema);

        assertThat(ParamHeaders.fault(wrong)).isPresent();
        assertThat(ParamHeaders.of(new ObjectMapper().createObjectNode().set("inputSchema", wrong), json("{'a':'x'}")))
                .isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
