package io.mooring.catalog.openapi;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.openapi.Compiler.Compiled;

/** Small documents for tests. */
final class Documents {

    private Documents() {}

    /** YAML below {@code openapi} and {@code servers}. */
    static Compiled compiled(String yaml) {
        return compiled("servers: [{url: https://api.example.com/v1/}]\n" + yaml, null, null);
    }

    static Compiled compiled(String yaml, String documentUrl, String baseUrl) {
        return Compiler.compile(document(yaml),
                new Origin(documentUrl == null ? null : URI.create(documentUrl), baseUrl));
    }

    static JsonNode document(String yaml) {
        return DocumentReader.read("openapi: 3.0.3\n" + yaml, "/spec/value");
    }
}
