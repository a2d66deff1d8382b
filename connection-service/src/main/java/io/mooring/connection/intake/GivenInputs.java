package io.mooring.connection.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.AuthMethod.Placement;
import io.mooring.contracts.problem.GeneralError;

/** The secrets of a request, against what a method wants. No message repeats a value. */
record GivenInputs(@Nullable String value, @Nullable Map<String, @Nullable String> values) {

    private static final int MAX_VALUE = 16_384;

    /** Fails with 400 naming the field. */
    Inputs match(AuthMethod method) {
        List<String> wanted = method.inputs();
        Map<String, @Nullable String> given = given(wanted);
        for (String name : given.keySet()) {
            if (!wanted.contains(name)) {
                throw GeneralError.BAD_REQUEST.at(pointer(name), wanted.isEmpty()
                        ? "expected no values for " + method.template()
                        : "expected one of " + String.join(", ", wanted));
            }
        }
        Map<String, String> matched = new LinkedHashMap<>();
        for (String name : wanted) {
            AuthMethod.Field field = method.field(name);
            String raw = given.get(name) == null ? field.fallback() : given.get(name);
            if (raw != null || field.required()) {
                matched.put(name, choice(field, clean(method, name, raw)));
            }
        }
        return new Inputs(matched);
    }

    private String choice(AuthMethod.Field field, String text) {
        if (!field.choices().isEmpty() && !field.choices().contains(text)) {
            throw expected(field.name(), "one of " + String.join(", ", field.choices()));
        }
        return text;
    }

    private Map<String, @Nullable String> given(List<String> wanted) {
        if (value == null) {
            return values == null ? Map.of() : values;
        }
        if (values != null && !values.isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/value", "expected either value or values, not both");
        }
        if (wanted.size() != 1) {
            throw GeneralError.BAD_REQUEST.at("/value", wanted.isEmpty()
                    ? "expected no value for this template"
                    : "expected values with " + String.join(", ", wanted));
        }
        return Map.of(wanted.getFirst(), value);
    }

    /** A pasted token loses the white space around it; user name and password are kept as they are. */
    private String clean(AuthMethod method, String name, @Nullable String raw) {
        String text = raw == null ? "" : method.usesBasic() ? raw : raw.strip();
        boolean emptyPassword = raw != null && method.usesBasic() && name.equals(Placement.PASSWORD);
        if (text.isEmpty() && !emptyPassword) {
            throw expected(name, "a value");
        }
        if (text.length() > MAX_VALUE) {
            throw expected(name, "at most " + MAX_VALUE + " characters");
        }
        requireCharacters(method, name, text);
        return text;
    }

    /** What can't be in a header is refused here, where the caller can still see why. */
    private void requireCharacters(AuthMethod method, String name, String text) {
        if (!method.usesBasic() && text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw expected(name, "printable ASCII characters, without line breaks");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw expected(name, "no control characters or line breaks");
        }
        if (method.usesBasic() && name.equals(Placement.USERNAME) && text.indexOf(':') >= 0) {
            throw expected(name, "no colon: basic authentication can't carry one in a user name");
        }
    }

    private RuntimeException expected(String name, String what) {
        return GeneralError.BAD_REQUEST.at(value == null ? pointer(name) : "/value", "expected " + what);
    }

    /** What the provider said of them. */
    static RuntimeException refused(@Nullable String value, @Nullable String detail) {
        return ConnectionError.CREDENTIAL_REFUSED.at(value == null ? "/values" : "/value",
                "expected a credential the provider accepts. " + (detail == null ? "" : detail));
    }

    private static String pointer(String name) {
        return "/values/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GivenInputs";
    }
}
