package io.mooring.contracts.provider.tool;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tool is handed to run once.
 *
 * @param arguments fit the tool's input schema
 * @param client the provider, as the connection may use it
 * @param context on whose behalf; a granted publication has been checked
 */
public record ProviderCall(JsonNode arguments, ProviderClient client, PublicationContext context) {

    /** An argument; missing when it was not given. */
    public JsonNode argument(String name) {
        return arguments.path(name);
    }

    /** An argument the schema requires to be a text or a number, as text. */
    public String text(String name) {
        return arguments.path(name).asText();
    }
}
