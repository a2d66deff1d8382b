package io.mooring.webhook.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.quarkiverse.resteasy.problem.HttpProblem;

class PayloadSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = """
            {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/$defs/id"},
            "at": {"type": "string", "format": "date-time"}}, "$defs": {"id": {"type": "string", "pattern": "^o_"}}}""";

    @Test
    void saysWhatIsWrongWithABody() throws Exception {
        PayloadSchema schema = PayloadSchema.of(ORDER);

        assertThat(schema.findFault(JSON.readTree("{\"id\": \"o_1\", \"at\": \"2026-01-01T00:00:00Z\"}"))).isEmpty();
        assertThat(schema.findFault(JSON.readTree("{\"id\": \"x\"}")).orElseThrow()).startsWith("/id: ");
        assertThat(schema.findFault(JSON.readTree("{\"id\": \"o_1\", \"at\": \"soon\"}")).orElseThrow())
                .startsWith("/at: ");
        assertThat(schema.findFault(JSON.readTree("{}"))).isPresent();
        assertThat(schema.findFault(JSON.readTree("[]"))).isPresent();
        assertThat(schema.findFault(MissingNode.getInstance())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "true", "{\"type\": \"colour\"}", "{\"properties\": []}",
            "{\"$ref\": \"https://evil.example/schema\"}", "{\"$ref\": \"file:///etc/passwd\"}",
            "{\"$ref\": \"#/nowhere\"}", "{\"$ref\": \"#\"}", "{\"$id\": \"https://x.example\"}",
            "{\"$defs\": {\"a\": {\"items\": {\"$ref\": \"#/$defs/a\"}}}, \"$ref\": \"#/$defs/a\"}",
            "{\"properties\": {\"a\": {\"pattern\": \"(?=a)b\"}}}"})
    void refusesWhatIsNoSchemaOfItsOwn(String text) {
        assertThatThrownBy(() -> PayloadSchema.require(JSON.readTree(text))).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(String.valueOf(problem.getParameters().get("field"))).startsWith("/schema"));
    }

    @Test
    void boundsWhatPatternsMayCost() throws Exception {
        String expression = "a?".repeat(99) + "z";
        PayloadSchema schema = PayloadSchema.of("{\"pattern\": \"" + expression + "\"}");

        assertThat(schema.findFault(JSON.readTree("\"" + "a".repeat(900_000) + "\"")).orElseThrow())
                .startsWith("expected a body that can be checked");
        assertThat(schema.findFault(JSON.readTree("\"aaz\""))).isEmpty();
        assertThatThrownBy(() -> PayloadSchema.require(JSON.readTree("{\"pattern\": \"" + expression + "aa\"}")))
                .isInstanceOf(HttpProblem.class);
    }

    /** Thirty definitions that each ask for the next one twice would be a thousand million checks. */
    @Test
    void refusesSchemasThatGrowWhenFollowed() {
        String definitions = IntStream.range(0, 30).mapToObj(i -> """
                "d%d": {"allOf": [{"$ref": "#/$defs/d%d"}, {"$ref": "#/$defs/d%d"}]}""".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(",")) + ",\"d30\": {\"type\": \"string\"}";

        assertThatThrownBy(() -> PayloadSchema
                .require(JSON.readTree("{\"$ref\": \"#/$defs/d0\", \"$defs\": {" + definitions + "}}")))
                .isInstanceOf(HttpProblem.class);
    }

    @Test
    void refusesBodiesThatCostTooMuch() throws Exception {
        PayloadSchema schema = PayloadSchema.of("{\"items\": {\"multipleOf\": 2}" + IntStream.range(0, 100)
                .mapToObj(i -> ", \"p" + i + "\": " + i).collect(Collectors.joining()) + "}");

        assertThat(schema.findFault(JSON.readTree("[2, 4]"))).isEmpty();
        assertThat(schema.findFault(JSON.readTree("[" + "2,".repeat(60_000) + "2]"))).isPresent();
        assertThat(schema.findFault(new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree("[1e999999999]"))).isPresent();
    }
}
