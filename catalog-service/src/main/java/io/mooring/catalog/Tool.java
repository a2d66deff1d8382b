package io.mooring.catalog;

import java.util.List;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/**
 * One thing an integration can do, as its kind compiled it.
 *
 * @param name unique in the integration, {@code [a-zA-Z0-9_-]{1,64}}
 * @param title short, for people; may be empty
 * @param description what it does, for agents
 * @param inputSchema JSON Schema 2020-12 of the arguments as text; {@code #/$defs/<name>} is one of the definitions
 * @param outputSchema JSON Schema 2020-12 of the result as text, with the same definitions; none when unknown
 * @param definitions names of the definitions the schemas refer to themselves
 * @param binding how to run it, as JSON text in the form of its kind
 * @param parameterNames of the arguments and the members of the body, for search
 * @param hints what calling it may change
 * @param tags of the source document
 */
public record Tool(String name, String title, String description, String inputSchema, @Nullable String outputSchema,
        SortedSet<String> definitions, String binding, List<String> parameterNames, Hints hints, List<String> tags) {

    /**
     * What a call may change upstream.
     *
     * @param readOnly true only when known to change nothing
     * @param destructive true when it may delete or overwrite
     * @param idempotent true when repeating it has no further effect
     */
    public record Hints(boolean readOnly, boolean destructive, boolean idempotent) {}
}
