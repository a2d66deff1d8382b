package io.mooring.contracts.provider.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A webhook, as code of its provider reads it.
 *
 * @param name what the provider calls the event, as its facts find it: {@code issues}
 * @param body the JSON; of a form that holds none, an object with a text for each field; missing when it is neither
 */
public record Received(String name, JsonNode body) {}
