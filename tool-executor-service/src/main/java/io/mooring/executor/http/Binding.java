package io.mooring.executor.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How the catalog says a tool of kind {@code openapi} is run. Fields a later catalog adds are ignored.
 *
 * @param server absolute, resolved
 * @param path template with {@code {name}}s
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Binding(String method, String server, String path, List<Parameter> parameters, @Nullable Body body) {

    Binding {
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
    }

    /**
     * One parameter.
     *
     * @param argument name in the arguments
     * @param name name in the request
     * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
     * @param style OpenAPI style
     * @param contentType media type of the value when it has no style
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Parameter(String argument, String name, String in, String style, boolean explode, boolean allowReserved,
            @Nullable String contentType) {}

    /** The body, argument {@code body}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(String contentType, boolean required) {}
}
