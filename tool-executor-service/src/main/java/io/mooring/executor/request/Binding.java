package io.mooring.executor.request;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the catalog says a tool of kind {@code openapi} is run. Fields a later catalog adds are ignored; those an earlier
 * one did not have are empty.
 *
 * @param server absolute, resolved: where the call goes unless argument {@code server} says otherwise
 * @param path template with {@code {name}}s
 * @param servers what argument {@code server} may choose from; empty when there is no such argument
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Binding(String method, String server, String path, List<Parameter> parameters, @Nullable Body body,
        List<Server> servers) {

    Binding {
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        servers = servers == null ? List.of() : List.copyOf(servers);
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

    /**
     * The body, argument {@code body}.
     *
     * @param contentType it has unless argument {@code contentType} says otherwise
     * @param types all it can have; empty when it is the one, without more to say
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(String contentType, boolean required, List<Type> types) {

        Body {
            types = types == null || types.isEmpty()
                    ? List.of(new Type(contentType, Map.of()))
                    : List.copyOf(types);
        }
    }

    /**
     * A form of the body.
     *
     * @param encoding property of a form or multipart body to how it is written
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Type(String contentType, Map<String, Encoding> encoding) {

        Type {
            encoding = encoding == null ? Map.of() : Map.copyOf(encoding);
        }
    }

    /**
     * How one property is written (OpenAPI Encoding Object).
     *
     * @param file whether its values are files
     * @param contentType media types of the part, by commas
     * @param style OpenAPI style; without one of the next three the content type decides
     * @param headers the part may have
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Encoding(boolean file, @Nullable String contentType, @Nullable String style, @Nullable Boolean explode,
            @Nullable Boolean allowReserved, List<PartHeader> headers) {

        static final Encoding NONE = new Encoding(false, null, null, null, null, List.of());

        Encoding {
            headers = headers == null ? List.of() : List.copyOf(headers);
        }

        /** As OpenAPI 3.1 says: any of the three makes the property written by style. */
        boolean isStyled() {
            return style != null || explode != null || allowReserved != null;
        }

        Parameter parameter(String name) {
            String chosen = style == null ? "form" : style;
            return new Parameter(name, name, "query", chosen, explode == null ? chosen.equals("form") : explode,
                    Boolean.TRUE.equals(allowReserved), null);
        }
    }

    /** A header a part may have; its value is in argument {@code partHeaders}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PartHeader(String name, boolean explode) {}

    /** @param url absolute, with {@code {variable}}s */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Server(String url, Map<String, Variable> variables) {

        Server {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }
    }

    /**
     * A variable of a server.
     *
     * @param fallback its value when a caller says nothing
     * @param choices the only values allowed; empty when any is that keeps to its place in the URL
     * @param open whether a caller may say it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Variable(@JsonProperty("default") String fallback, @JsonProperty("enum") List<String> choices,
            boolean open) {

        Variable {
            choices = choices == null ? List.of() : List.copyOf(choices);
        }
    }
}
