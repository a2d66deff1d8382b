package io.mooring.connection.database;

import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.FormField;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** One value of a form, as the text that is kept. Every failure is a 400 that names the field and repeats no value. */
final class FieldValue {

    private static final int LONGEST = 256;
    private static final int LONGEST_SECRET = 4096;
    private static final int LONGEST_CERTIFICATE = 65_536;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern HOST = Pattern.compile("[^\\s/@?#\\\\:]+|\\[?[0-9a-fA-F:.]+]?");

    private FieldValue() {}

    static String of(FormField field, @Nullable JsonNode given, DatabaseKind kind) {
        if (given == null || given.isNull() || given.isTextual() && given.textValue().isEmpty()) {
            if (field.required() && field.fallback() == null) {
                throw wrong(field, "expected a value");
            }
            return field.fallback() == null ? "" : field.fallback().toString();
        }
        return switch (field.type()) {
            case "number" -> number(field, given);
            case "checkbox" -> truth(field, given);
            case "select" -> choice(field, text(field, given));
            case "password" -> secret(field, text(field, given));
            default -> plain(field, text(field, given), kind);
        };
    }

    /** JSON pointer of a member. */
    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String number(FormField field, JsonNode given) {
        String text = given.isTextual() ? given.textValue().strip() : given.toString();
        boolean port = field.name().equals("port");
        if (!WHOLE_NUMBER.matcher(text).matches()
                || port && (Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_PORT)) {
            throw wrong(field, port ? "expected a whole number from 1 to 65535" : "expected a whole number");
        }
        return text;
    }

    private static String truth(FormField field, JsonNode given) {
        String text = given.isTextual() ? given.textValue() : given.toString();
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(field, "expected true or false");
        }
        return text;
    }

    private static String choice(FormField field, String text) {
        if (!field.choices().contains(text)) {
            throw wrong(field, "expected one of " + String.join(", ", field.choices()));
        }
        return text;
    }

    /** What was pasted along is refused, not cut off: a password may begin with a space. */
    private static String secret(FormField field, String text) {
        requireLength(field, text, LONGEST_SECRET);
        if (!text.equals(text.strip())) {
            throw wrong(field, "there is a space or line break before or after it; leave it out");
        }
        requirePrintable(field, text);
        String pattern = field.pattern();
        if (pattern != null && !Pattern.compile(pattern).matcher(text).find()) {
            throw wrong(field, "expected " + Objects.requireNonNullElse(field.help(), "another form"));
        }
        return text;
    }

    private static String plain(FormField field, String text, DatabaseKind kind) {
        if (field.name().equals("ca_certificate")) {
            return certificate(field, text);
        }
        String clean = text.strip();
        requireLength(field, clean, LONGEST);
        requirePrintable(field, clean);
        if (clean.isEmpty()) {
            throw wrong(field, "expected a value");
        }
        if (field.name().equals("host") && !HOST.matcher(clean).matches()) {
            throw wrong(field, "expected a host name or an address alone, without scheme, port or path of "
                    + kind.label());
        }
        return clean;
    }

    private static String certificate(FormField field, String text) {
        requireLength(field, text, LONGEST_CERTIFICATE);
        if (!text.contains("-----BEGIN CERTIFICATE-----") || text.contains("PRIVATE KEY")) {
            throw wrong(field, "expected certificates in PEM form, and no key");
        }
        return text;
    }

    private static String text(FormField field, JsonNode given) {
        if (!given.isTextual()) {
            throw wrong(field, "expected a text");
        }
        return given.textValue();
    }

    private static void requireLength(FormField field, String text, int longest) {
        if (text.length() > longest) {
            throw wrong(field, "expected at most " + longest + " characters");
        }
    }

    private static void requirePrintable(FormField field, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(field, "expected no control characters or line breaks");
        }
    }

    private static HttpProblem wrong(FormField field, String expected) {
        return GeneralError.BAD_REQUEST.at(pointer(field.name()), expected);
    }
}
