package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.openapi.Compiler.Compiled;

/** Documents of real vendors, where the machine has them. */
final class Vendors {

    static final String GITHUB = "github-openapi-3.0.json.gz";
    static final String ASANA = "asana-openapi-3.0.yaml.gz";
    static final String FIGMA = "figma-openapi-3.1.yaml.gz";
    static final String SLACK = "slack-swagger-2.0.json.gz";

    private static final Path SPECS = Path.of("../../shared/data/specs");

    private Vendors() {}

    /** Skips the test where there is no such document. */
    static String text(String file) {
        assumeThat(SPECS.resolve(file)).as("the document is not on this machine").exists();
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(SPECS.resolve(file)))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Compiled compiled(String file) {
        return Compiler.compile(DocumentReader.read(text(file), "/spec/value"),
                new Origin(URI.create("https://vendor.example/openapi"), null));
    }
}
