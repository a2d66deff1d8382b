package io.mooring.contracts.event;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.apache.avro.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The part of the Confluent-compatible registry API that events need. Blocking: never on an event loop.
 * A plain client, because the registry's own serializer blocks event loops when its cache expires.
 */
final class SchemaRegistry {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI base;

    SchemaRegistry(URI registry) {
        this.base = URI.create(registry.toString().replaceAll("/+$", "") + "/apis/ccompat/v7/");
    }

    /** Registers the schema under {@code <topic>-value}, or finds it there; answers its id. */
    int register(String topic, Schema schema) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        HttpRequest request = HttpRequest.newBuilder(base.resolve("subjects/" + topic + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json").timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return send(request).required("id").intValue();
    }

    /** The schema a record was written with. */
    Schema find(int id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("schemas/ids/" + id)).timeout(TIMEOUT).build();
        return new Schema.Parser().parse(send(request).required("schema").textValue());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 404) {
            throw new UnknownSchemaError(request.uri() + " is unknown to the registry");
        }
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** The registry answered that it has no such schema: asking again does not help. */
    static final class UnknownSchemaError extends IOException {
        private UnknownSchemaError(String message) {
            super(message);
        }
    }
}
