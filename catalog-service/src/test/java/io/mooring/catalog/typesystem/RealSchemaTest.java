package io.mooring.catalog.typesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentReader;

import graphql.ParseAndValidate;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;

/** GitHub's schema, where the machine has it; judged by the reference implementation and a JSON Schema validator. */
class RealSchemaTest {

    private static final Path INTROSPECTION = Path.of("../../shared/data/specs/github-graphql-introspection.json.gz");

    @Test
    void makesAToolOfEveryRootField() throws IOException {
        JsonNode result = DocumentReader.read(text(), "/introspectionJson");

        Toolset toolset = Compiler.compile(result);

        assertThat(toolset.skipped()).isEmpty();
        assertThat(toolset.tools()).hasSize(30 + 242).extracting(Tool::name).doesNotHaveDuplicates();
        assertThat(toolset.tools()).allSatisfy(tool -> assertThat(tool.binding().length()).isLessThan(20_000));
    }

    @Test
    void selectsOnlyWhatTheSchemaHas() throws IOException {
        Toolset toolset = Compiler.compile(DocumentReader.read(text(), "/introspectionJson"));
        Map<String, Object> result = new ObjectMapper().readValue(text(), new TypeReference<>() {
        });
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().buildRegistry(new IntrospectionResultToSchema().createSchemaDefinition(result)));

        List<String> refused = toolset.tools().stream().flatMap(tool -> ParseAndValidate
                .validate(schema, Parser.parse(Documents.of(tool))).stream()
                .map(error -> tool.name() + ": " + error.getMessage())).toList();

        assertThat(refused).isEmpty();
    }

    @Test
    void describesArgumentsInJsonSchema() throws IOException {
        Schemas schemas = new Schemas(Compiler.compile(DocumentReader.read(text(), "/introspectionJson")));

        assertThat(schemas.notValid()).isEmpty();
        assertThat(schemas.refusedExamples()).isEmpty();
    }

    private static String text() throws IOException {
        assumeThat(INTROSPECTION).as("the schema is not on this machine").exists();
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(INTROSPECTION))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
