package io.mooring.connection.authconfig;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.oauth.AuthorizationServer;

/** Columns that hold JSON. A field of a newer version does not make a row unreadable for an older replica. */
final class JsonText {

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {
    };
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private JsonText() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("it can't be written as JSON", impossible);
        }
    }

    static Map<String, String> map(String text) {
        try {
            return JSON.readValue(text, MAP);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("a column is not the JSON it was written as", misfit);
        }
    }

    static AuthorizationServer server(String text) {
        try {
            return JSON.readValue(text, AuthorizationServer.class);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("column server is not the JSON it was written as", misfit);
        }
    }
}
