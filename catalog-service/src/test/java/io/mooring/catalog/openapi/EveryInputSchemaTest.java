package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;

/** Schemas of all tools of real vendors: valid JSON Schema 2020-12, and they accept an example made of them. */
class EveryInputSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final int VARIANTS = 8;

    @ParameterizedTest
    @ValueSource(strings = {Vendors.GITHUB, Vendors.ASANA, Vendors.FIGMA, Vendors.SLACK})
    void isValidJsonSchema(String file) {
        Toolset toolset = Vendors.compiled(file).toolset();
        Schema metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        Set<String> schemas = new HashSet<>();
        toolset.definitions().values().forEach(definition -> schemas.add(definition.text()));
        toolset.tools().forEach(tool -> schemas.add(tool.inputSchema()));
        toolset.tools().stream().map(Tool::outputSchema).filter(schema -> schema != null).forEach(schemas::add);

        List<String> refused = schemas.stream()
                .filter(schema -> !metaschema.validate(schema, InputFormat.JSON).isEmpty()).toList();

        assertThat(toolset.tools()).isNotEmpty();
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Vendors.GITHUB, Vendors.ASANA, Vendors.FIGMA, Vendors.SLACK})
    void acceptsAnExampleMadeOfIt(String file) {
        Toolset toolset = Vendors.compiled(file).toolset();

        List<String> refused = toolset.tools().stream().map(tool -> refusal(tool, toolset))
                .filter(refusal -> !refusal.isEmpty()).toList();

        assertThat(toolset.tools()).isNotEmpty();
        assertThat(refused).isEmpty();
    }

    /** Why no example was accepted; empty when one was. */
    private static String refusal(Tool tool, Toolset toolset) {
        JsonNode bundle = bundle(tool, toolset);
        Schema schema = REGISTRY.getSchema(bundle.toString(), InputFormat.JSON);
        List<String> tried = new ArrayList<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            JsonNode example = new Examples(bundle, variant).make();
            List<Error> errors = schema.validate(example.toString(), InputFormat.JSON);
            if (errors.isEmpty()) {
                return "";
            }
            tried.add(example + " " + errors);
        }
        return tool.name() + ": " + String.join("\n", tried);
    }

    private static JsonNode bundle(Tool tool, Toolset toolset) {
        ObjectNode bundle = (ObjectNode) json(tool.inputSchema());
        ObjectNode definitions = bundle.putObject("$defs");
        List<JsonNode> next = new ArrayList<>(List.of(bundle));
        while (!next.isEmpty()) {
            for (JsonNode reference : next.removeLast().findValues("$ref")) {
                String name = reference.asText().replace("#/$defs/", "");
                if (toolset.definitions().containsKey(name) && !definitions.has(name)) {
                    next.add(definitions.set(name, json(toolset.definitions().get(name).text())).get(name));
                }
            }
        }
        return bundle;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
