package io.mooring.contracts.provider.event;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Payloads as tests write them: JSON in which quotes may be single. */
public final class Payloads {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Payloads() {}

    public static Received received(String name, String body) {
        try {
            return new Received(name, JSON.readTree(body));
        } catch (JsonProcessingException misfit) {
            throw new UncheckedIOException(misfit);
        }
    }
}
