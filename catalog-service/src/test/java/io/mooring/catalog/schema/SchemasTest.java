package io.mooring.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.schema.Definitions.Uses;

class SchemasTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{type: string, nullable: true} | {\"type\":[\"string\",\"null\"]}",
            "{type: string, enum: [a], nullable: true} | {\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null]}",
            "{allOf: [{type: object}], nullable: true} | {\"anyOf\":[{\"allOf\":[{\"type\":\"object\"}]},{\"type\":\"null\"}]}",
            "{minimum: 1, exclusiveMinimum: true} | {\"exclusiveMinimum\":1}",
            "{maximum: 9, exclusiveMaximum: false} | {\"maximum\":9}",
            "{type: string, example: x} | {\"type\":\"string\",\"examples\":[\"x\"]}",
            "{type: object, x-a: 1, xml: {}, discriminator: {}} | {\"type\":\"object\"}",
            "{type: file, minLength: -1, pattern: 5, required: true} | {}",
            "{$ref: '#/components/schemas/A', type: string} | {\"$ref\":\"#/$defs/A\"}"})
    void speaksJsonSchemaForTheDialectOf30(String from, String to) {
        assertThat(convert(from, true)).hasToString(to);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{type: [string, 'null'], exclusiveMinimum: 3} | {\"type\":[\"string\",\"null\"],\"exclusiveMinimum\":3}",
            "{$ref: '#/components/schemas/A', description: d} | {\"$ref\":\"#/$defs/A\",\"description\":\"d\"}",
            "{prefixItems: [true], items: false} | {\"prefixItems\":[true],\"items\":false}",
            "{if: {type: string}, then: {minLength: 1}} | {\"if\":{\"type\":\"string\"},\"then\":{\"minLength\":1}}"})
    void leaves31AsItIs(String from, String to) {
        assertThat(convert(from, false)).hasToString(to);
    }

    @Test
    void doesNotRequireWhatIsReadOnly() {
        JsonNode schema = convert("{required: [id, name], properties: {id: {readOnly: true}, name: {}}}", true);

        assertThat(schema.path("required")).hasToString("[\"name\"]");
    }

    @Test
    void doesNotRequireWhatIsReadOnlyThroughAReferenceInAllOf() {
        Bench bench = new Bench("components: {schemas: {Id: {type: string, readOnly: true}}}");

        assertThat(bench.convert("{required: [id, name], properties: {id: {allOf:"
                + " [{$ref: '#/components/schemas/Id'}]}, name: {}}}"))
                .hasToString("{\"required\":[\"name\"],\"properties\":{\"name\":{}}}");
    }

    @Test
    void doesNotRequireInOnePartWhatAnotherOneMakesReadOnly() {
        Bench bench = new Bench("components: {schemas: {Named: {required: [id, name], properties: {name: {}}}}}");

        assertThat(bench.convert("{allOf: [{$ref: '#/components/schemas/Named'},"
                + " {properties: {id: {readOnly: true}}}]}"))
                .hasToString("{\"allOf\":[{\"required\":[\"name\"],\"properties\":{\"name\":{}}},"
                        + "{\"properties\":{}}]}");
    }

    @Test
    void asksForTheValueThatIsMappedToASchema() {
        Bench bench = new Bench("""
                components: {schemas: {
                  Cat: {properties: {kind: {type: string}}},
                  Dog: {properties: {kind: {enum: [hound]}}},
                  Cow: {}}}
                """);

        JsonNode schema = bench.convert("""
                {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'},
                         {$ref: '#/components/schemas/Cow'}],
                 discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', kitten: Cat,
                                 dog: '#/components/schemas/Dog', cow: Cow}}}""");

        assertThat(schema.path("oneOf").get(0)).hasToString(
                "{\"$ref\":\"#/$defs/Cat\",\"properties\":{\"kind\":{\"enum\":[\"cat\",\"kitten\"]}}}");
        assertThat(schema.path("oneOf").get(1)).hasToString("{\"$ref\":\"#/$defs/Dog\"}");
        assertThat(schema.path("oneOf").get(2))
                .hasToString("{\"$ref\":\"#/$defs/Cow\",\"properties\":{\"kind\":{\"const\":\"cow\"}}}");
        assertThat(schema.path("description").textValue())
                .isEqualTo("`kind` says which it is: cat is Cat, cow is Cow, dog is Dog, kitten is Cat.");
    }

    @Test
    void collectsDefinitionsTransitively() {
        Bench bench = new Bench("""
                components: {schemas: {
                  A: {properties: {b: {$ref: '#/components/schemas/B'}}},
                  B: {items: {$ref: '#/components/schemas/A'}},
                  C: {}}}
                """);

        assertThat(bench.closure("{$ref: '#/components/schemas/A'}")).containsExactly("A", "B");
        assertThat(bench.definitions.reachable(Set.of("B")).get("B").text())
                .isEqualTo("{\"items\":{\"$ref\":\"#/$defs/A\"}}");
    }

    @Test
    void namesDefinitionsSafelyAndApart() {
        Bench bench = new Bench("components: {schemas: {a b: {}, a_b: {}}}");

        assertThat(bench.closure("{allOf: [{$ref: '#/components/schemas/a_b'}, {$ref: '#/components/schemas/a b'}]}"))
                .hasSize(2).contains("a_b").allMatch(name -> name.matches("a_b(_[0-9a-f]{8})?"));
    }

    @Test
    void refusesASchemaThatNeverEnds() {
        Bench bench = new Bench("""
                components: {schemas: {
                  A: {allOf: [{$ref: '#/components/schemas/B'}]},
                  B: {$ref: '#/components/schemas/A'}}}
                """);

        assertThatThrownBy(() -> bench.closure("{$ref: '#/components/schemas/A'}"))
                .isInstanceOfSatisfying(DocumentFault.class,
                        fault -> assertThat(fault.pointer()).isEqualTo("/components/schemas/A"));
    }

    @Test
    void tellsTheFaultOfADefinitionToWhoNeedsIt() {
        Bench bench = new Bench("components: {schemas: {A: {properties: {x: {$ref: '#/gone'}}}}}");

        assertThatThrownBy(() -> bench.closure("{$ref: '#/components/schemas/A'}"))
                .isInstanceOfSatisfying(DocumentFault.class,
                        fault -> assertThat(fault.pointer()).isEqualTo("/components/schemas/A/properties/x/$ref"));
    }

    private static JsonNode convert(String schema, boolean dialect30) {
        JsonNode document = DocumentReader.read("components: {schemas: {A: {}}}", "/f");
        Schemas schemas = new Schemas(new References(document), dialect30);
        return schemas.convert(place(schema), Side.REQUEST, new Uses(), new Definitions(schemas));
    }

    private static Place place(String schema) {
        // YAML, not JSON: a flow mapping would be taken for JSON at the start of a text.
        return new Place("/at", DocumentReader.read("s: " + schema, "/f").path("s"));
    }

    /** A document with a converter on it. */
    private static final class Bench {

        private final Schemas schemas;
        private final Definitions definitions;

        Bench(String document) {
            this.schemas = new Schemas(new References(DocumentReader.read(document, "/f")), false);
            this.definitions = new Definitions(schemas);
        }

        JsonNode convert(String schema) {
            return schemas.convert(place(schema), Side.REQUEST, new Uses(), definitions);
        }

        SortedSet<String> closure(String schema) {
            Uses uses = new Uses();
            schemas.convert(place(schema), Side.REQUEST, uses, definitions);
            definitions.requireUsable(uses.all());
            return new TreeSet<>(definitions.reachable(uses.all()).keySet());
        }
    }
}
