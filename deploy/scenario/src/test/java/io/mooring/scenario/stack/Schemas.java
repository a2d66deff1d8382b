package io.mooring.scenario.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Confluent wire format to generic records; written apart from the services' own decoder, so that one checks the other. */
final class Schemas {

    private static final int HEADER = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Schema> known = new HashMap<>();
    private final URI registry;

    Schemas(Stack stack) {
        this.registry = stack.url("registry");
    }

    @Nullable
    GenericRecord decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || head.get() != 0) {
            throw new AssertionError("not in the Confluent wire format");
        }
        Schema schema = known.computeIfAbsent(head.getInt(), this::fetch);
        try {
            return new GenericDatumReader<GenericRecord>(schema).read(null,
                    DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema fetch(int id) {
        URI address = registry.resolve("/apis/ccompat/v7/schemas/ids/" + id);
        try {
            String answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
            return new Schema.Parser().parse(JSON.readTree(answer).required("schema").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching schema " + id, e);
        }
    }
}
