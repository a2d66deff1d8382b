package io.mooring.catalog.intake;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * Headers and query parameters every request to an upstream carries. They are kept and shown, so that a credential is
 * refused: it belongs to a connection.
 */
final class Extras {

    private static final int MOST = 50;
    private static final int LONGEST = 2_000;
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern PARAMETER = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final Pattern CREDENTIAL = Pattern
            .compile("(?i)(proxy-)?authorization|cookie|.*(token|secret|password|passwd|api[-_]?key|credential).*");

    private Extras() {}

    /** Fails with 400 that names the header. */
    static Map<String, String> headers(@Nullable Map<String, String> given) {
        return checked("/headers", HEADER, given);
    }

    /** Fails with 400 that names the parameter. */
    static Map<String, String> queryParams(@Nullable Map<String, String> given) {
        return checked("/queryParams", PARAMETER, given);
    }

    private static Map<String, String> checked(String field, Pattern form, @Nullable Map<String, String> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.size() > MOST) {
            throw GeneralError.BAD_REQUEST.at(field, "expected at most " + MOST);
        }
        given.forEach((name, value) -> check(field, form, name, value));
        return Map.copyOf(given);
    }

    private static void check(String field, Pattern form, String name, @Nullable String value) {
        String place = field + "/" + name.replace("~", "~0").replace("/", "~1");
        if (!form.matcher(name).matches()) {
            throw GeneralError.BAD_REQUEST.at(place, "expected a valid name");
        }
        if (CREDENTIAL.matcher(name).matches()) {
            throw GeneralError.BAD_REQUEST.at(place, "expected no credential; it belongs to a connection");
        }
        if (value == null || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(place, "expected at most " + LONGEST + " printable characters");
        }
    }
}
