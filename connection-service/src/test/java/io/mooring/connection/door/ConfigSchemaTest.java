package io.mooring.connection.door;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class ConfigSchemaTest {

    private static final ConfigSchema SCHEMA = ConfigSchema.of("""
            {"type": "object", "required": ["KEY"], "properties": {
              "KEY": {"type": "string", "pattern": "^(a+)+$"}, "PORT": {"type": "integer", "maximum": 9},
              "SAFE": {"type": "boolean"}, "PLACE": {"enum": ["eu", "us"]}}}""");

    @Test
    void takesVariablesThatSayWhatTheSchemaWants() {
        assertThatCode(() -> SCHEMA.require(Map.of("KEY", "aa", "PORT", "9", "SAFE", "true", "PLACE", "eu")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"PORT,10", "PORT,nine", "SAFE,yes", "PLACE,moon", "OTHER,x"})
    void namesTheVariableThatDoesNotFit(String name, String value) {
        assertRefused(() -> SCHEMA.require(Map.of("KEY", "a", name, value)), 400, "/env/" + name, "expected");
    }

    @Test
    void namesTheVariableThatIsMissingAndNoValue() {
        assertRefused(() -> SCHEMA.require(Map.of()), 400, "/env/KEY", "a value");
        assertThatThrownBy(() -> SCHEMA.require(Map.of("KEY", "very-secret"))).hasMessageNotContaining("very-secret");
    }

    /** A pattern that keeps the JDK's engine busy for longer than anybody waits. */
    @Test
    void matchesInTimeLinearInTheValue() {
        assertRefused(() -> SCHEMA.require(Map.of("KEY", "a".repeat(60) + "!")), 400, "/env/KEY", "pattern");
    }

    @Test
    void readsPlainValuesAlone() {
        JsonNodeFactory json = JsonNodeFactory.instance;

        assertThat(ConfigSchema.texts(Map.of("A", json.numberNode(5), "B", json.booleanNode(true))))
                .isEqualTo(Map.of("A", "5", "B", "true"));
        assertRefused(() -> ConfigSchema.texts(Map.of("A/B", json.arrayNode())), 400, "/env/A~1B", "a text");
    }
}
