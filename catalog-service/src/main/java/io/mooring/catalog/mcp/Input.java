package io.mooring.catalog.mcp;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One value a server is configured with, in the form of the registry's {@code server.json} (2025-12-11): an environment
 * variable, a header, a part of a URL or an argument.
 *
 * @param name of the variable, header or flag; absent on a positional argument
 * @param label for people; the name when absent
 * @param description what it is and where to find it
 * @param secret whether it must not be shown
 * @param required whether it can't do without
 * @param format string, number, boolean or filepath
 * @param value fixed, with {@code {variable}} in the places of {@code variables}; a person can't change it
 * @param fallback used when nothing is given
 * @param placeholder an example
 * @param choices the only values allowed; any when absent
 * @param variables of the template in {@code value}
 * @param type positional or named; arguments only
 * @param valueHint what a positional argument is
 * @param repeated whether an argument may come several times
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Input(@Nullable String name, @Nullable String label, @Nullable String description,
        @JsonAlias("isSecret") @Nullable Boolean secret, @JsonAlias("isRequired") @Nullable Boolean required,
        @Nullable String format, @Nullable String value,
        @JsonProperty("default") @JsonAlias("fallback") @Nullable String fallback, @Nullable String placeholder,
        @Nullable List<String> choices, @Nullable Map<String, Input> variables, @Nullable String type,
        @Nullable String valueHint, @JsonAlias("isRepeated") @Nullable Boolean repeated) {

    /** What is wrong where {@link #showsSecret()}. */
    public static final String NO_CREDENTIAL = "expected no credential here: leave the default out and give it to a"
            + " connection";

    /** Nothing is known but the name: a secret that is needed. Jackson reads a plain string with this. */
    public static Input valueOf(String name) {
        return new Input(name, null, null, true, true, null, null, null, null, null, null, null, null, null);
    }

    /** Nothing but variables. */
    static Input around(Map<String, Input> variables) {
        return new Input(null, null, null, null, null, null, null, null, null, null, variables, null, null, null);
    }

    /** The same value under a name it does not have itself. */
    Input named(String other) {
        return new Input(other, label, description, secret, required, format, value, fallback, placeholder, choices,
                variables, type, valueHint, repeated);
    }

    boolean isSecret() {
        return secret == null ? name != null && Literals.looksSecret(name) : secret;
    }

    /** Whether what is used unless a connection gives something is a credential: everybody may read it. */
    public boolean showsSecret() {
        return Literals.shown(this).isPresent();
    }

    Map<String, Input> known() {
        return variables == null ? Map.of() : variables;
    }
}
