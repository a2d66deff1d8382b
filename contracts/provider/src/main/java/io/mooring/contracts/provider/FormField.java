package io.mooring.contracts.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One value a person gives, as a form shows it.
 *
 * @param name key of the value
 * @param label for people
 * @param type text, password, number, checkbox or select; a password is secret: never shown, logged or sent elsewhere
 * @param required whether it must be given when it has no default
 * @param fallback used when none is given: a text, a number or a truth value
 * @param help what it is, one sentence
 * @param where page on which the person finds or makes it
 * @param pattern the whole value must match, when present; never needed for a select
 * @param choices of a select
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FormField(String name, String label, String type, boolean required,
        @JsonProperty("default") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object fallback,
        @Nullable String help, @Nullable String where,
        @Nullable String pattern, List<String> choices) {

    public FormField {
        choices = List.copyOf(choices);
    }

    /** Whether its value is a secret. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean secret() {
        return type.equals("password");
    }
}
