package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.mooring.catalog.SharedSchema;
import io.mooring.catalog.Tool;
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.openapi.Compiler.Compiled;

/** Documents of real vendors, where the machine has them. */
class RealDocumentsTest {

    private static final Path SPECS = Path.of("../../shared/data/specs");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void compilesEveryOperationOfGitHub() throws IOException {
        Compiled compiled = compile("github-openapi-3.0.json.gz");

        assertThat(compiled.toolset().tools()).hasSize(1223);
        assertThat(compiled.toolset().skipped()).isEmpty();
        assertThat(compiled.server()).isEqualTo("https://api.github.com");
        Tool create = tools(compiled).get("issues_create");
        assertThat(JSON.readTree(create.inputSchema()).at("/required")).map(JsonNode::textValue)
                .containsExactly("owner", "repo", "body");
        assertThat(JSON.readTree(create.binding()).path("path").textValue())
                .isEqualTo("/repos/{owner}/{repo}/issues");
        assertThat(schemasThatAreNotValid(compiled)).isEmpty();
    }

    @Test
    void compilesEveryOperationOfAsana() throws IOException {
        Compiled compiled = compile("asana-openapi-3.0.yaml.gz");

        assertThat(compiled.toolset().skipped()).isEmpty();
        assertThat(compiled.toolset().tools()).hasSizeGreaterThan(200);
        assertThat(schemasThatAreNotValid(compiled)).isEmpty();
    }

    @Test
    void compilesEveryOperationOfFigma() throws IOException {
        Compiled compiled = compile("figma-openapi-3.1.yaml.gz");

        assertThat(compiled.toolset().skipped()).isEmpty();
        assertThat(compiled.toolset().tools()).hasSizeGreaterThan(40);
        assertThat(compiled.authTemplates()).extracting(template -> template.slug()).contains("personal-access-token");
        assertThat(schemasThatAreNotValid(compiled)).isEmpty();
    }

    @Test
    void compilesEveryOperationOfSlack() throws IOException {
        Compiled compiled = compile("slack-swagger-2.0.json.gz");

        assertThat(compiled.toolset().skipped()).isEmpty();
        assertThat(compiled.toolset().tools()).hasSize(174);
        assertThat(compiled.server()).isEqualTo("https://slack.com/api");
        assertThat(compiled.authTemplates()).extracting(template -> template.kind()).contains("oauth");
        JsonNode post = JSON.readTree(tools(compiled).get("chat_postMessage").inputSchema());
        assertThat(post.at("/properties/body/properties/channel/type").textValue()).isEqualTo("string");
        assertThat(post.at("/properties/body/required/0").textValue()).isEqualTo("channel");
        assertThat(schemasThatAreNotValid(compiled)).isEmpty();
    }

    private static Compiled compile(String file) throws IOException {
        assumeThat(SPECS.resolve(file)).as("the document is not on this machine").exists();
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(SPECS.resolve(file)))) {
            String text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
            return Compiler.compile(DocumentReader.read(text, "/spec/value"),
                    new Origin(URI.create("https://vendor.example/openapi"), null));
        }
    }

    private static Map<String, Tool> tools(Compiled compiled) {
        return compiled.toolset().tools().stream().collect(Collectors.toMap(Tool::name, tool -> tool));
    }

    private static List<String> schemasThatAreNotValid(Compiled compiled) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema metaschema = registry
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        return compiled.toolset().tools().stream()
                .flatMap(tool -> Stream.concat(Stream.of(tool.inputSchema()),
                        compiled.toolset().definitions().values().stream().map(SharedSchema::text)))
                .distinct().filter(schema -> !metaschema.validate(schema, InputFormat.JSON).isEmpty())
                .toList();
    }
}
