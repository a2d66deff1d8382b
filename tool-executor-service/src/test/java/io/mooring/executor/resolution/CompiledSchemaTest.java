package io.mooring.executor.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.toolview.ToolView;

class CompiledSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String TAG = """
            {"type":"object","properties":{"name":{"type":"string"},"child":{"$ref":"#/$defs/Tag"}},
            "required":["name"],"additionalProperties":false}""";
    private static final ToolView TOOL = new ToolView("echo", "make", "mcp_echo_make", "", "", "openapi", """
            {"type":"object","properties":{"n":{"type":"integer"},"at":{"type":"string","format":"date-time"},
            "body":{"$ref":"#/$defs/Tag"}},"required":["body"],"additionalProperties":false}""", null,
            Map.of("Tag", "h1"), "{}", false, false, Set.of(), 1);

    @Test
    void acceptsWhatFits() throws Exception {
        assertThat(compiled().check(JSON.readTree("""
                {"n":1,"body":{"name":"a","child":{"name":"b"}}}"""))).isEmpty();
    }

    @Test
    void namesEveryFieldThatDoesNotFit() throws Exception {
        assertThat(compiled().check(JSON.readTree("""
                {"n":"x","at":"noon","nn":1,"body":{"child":{"nam":"b"}}}"""))).extracting(Violation::field)
                .containsExactlyInAnyOrder("/params/n", "/params/at", "/params/nn", "/params/body/name",
                        "/params/body/child/nam", "/params/body/child/name");
    }

    @Test
    void listsAcceptedNamesForAnUnknownOne() throws Exception {
        assertThat(compiled().check(JSON.readTree("""
                {"bdy":1,"body":{"name":"a","a/b":1}}"""))).containsExactlyInAnyOrder(
                new Violation("/params/bdy", "unknown name; accepted are [at, body, n]"),
                new Violation("/params/body/a~1b", "unknown name; accepted are [child, name]"));
    }

    @Test
    void refusesNumbersAndDepthsThatCostTooMuch() throws Exception {
        assertThat(compiled().check(JSON.readTree("{\"n\":1e999999999}"))).extracting(Violation::field)
                .containsExactly("/params/n");
        assertThat(compiled().check(JSON.readTree("{\"body\":" + "[".repeat(200) + "]".repeat(200) + "}"))).hasSize(1);
    }

    @Test
    void waitsForDefinitionsThatAreOnTheirWay() {
        assertThatThrownBy(() -> ToolSchemas.input(TOOL, Map.of(), JSON)).extracting("statusCode").isEqualTo(503);
    }

    @Test
    void fetchesNoSchemaFromAnywhere() {
        ToolView remote = new ToolView("echo", "make", "mcp_echo_make", "", "", "openapi", """
                {"type":"object","properties":{"a":{"$ref":"http://127.0.0.1:1/schema.json"}}}""", null, Map.of(), "{}",
                false, false, Set.of(), 1);
        assertThatThrownBy(() -> CompiledSchema.of(ToolSchemas.input(remote, Map.of(), JSON))
                .check(JSON.readTree("{\"a\":1}"))).hasMessageContaining("schema").extracting("statusCode")
                .isEqualTo(422);
    }

    private static CompiledSchema compiled() {
        return CompiledSchema
                .of(ToolSchemas.input(TOOL, Map.of("h1", Tools.definition(TAG, Map.of("Tag", "h1"))), JSON));
    }
}
