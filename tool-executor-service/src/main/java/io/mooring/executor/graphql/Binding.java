package io.mooring.executor.graphql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How the catalog says a tool of kind {@code graphql} is run. Fields a later catalog adds are ignored.
 *
 * @param operation {@code query} or {@code mutation}
 * @param field of the operation's root type
 * @param arguments of the field
 * @param selection selected when the caller says nothing; none of a field whose value is a scalar or an enum
 * @param selectArgument the argument in which a caller says it; none of such a field
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Binding(String operation, String field, List<Argument> arguments, @Nullable String selection,
        @Nullable String selectArgument) {

    Binding {
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }

    /** @param type as GraphQL writes it, e.g. {@code [ID!]!} */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Argument(String name, String type) {}
}
