package io.mooring.catalog.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/**
 * Values that are written into a configuration, where everybody who may read the catalog sees them. A credential is none
 * of them: it belongs into a connection.
 */
final class Literals {

    private static final Pattern SECRET_NAME = Pattern.compile("(?i)(^|.*[^a-z])(authorization|cookie|passwords?|"
            + "passwd|pwd|passphrase|secrets?|credentials?|tokens?|pat|api[_-]?keys?|access[_-]?keys?|"
            + "private[_-]?keys?|client[_-]?keys?|auth[_-]?keys?|secret[_-]?keys?|signing[_-]?keys?)");
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,9}|true|false");
    private static final Pattern SECRET_VALUE = Pattern.compile("(?is)(bearer|basic|token)\\s+\\S.*|gh[pousr]_\\w{20,}"
            + "|github_pat_\\w+|glpat-.+|xox[abeprs]-.+|sk-[\\w-]{16,}|[rs]k_(live|test)_\\w+|AKIA[0-9A-Z]{16}"
            + "|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----.*|[a-z][a-z0-9+.-]*://[^/@:]+:[^/@]+@.*");

    private Literals() {}

    /** Whether a variable, header or parameter of this name holds a credential, as far as a name can tell. */
    static boolean looksSecret(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    /** Fails with 400 when a value is a credential, or is declared to be one. */
    static void requireConstants(String field, Map<String, String> values, Set<String> declaredSecret) {
        values.forEach((name, value) -> {
            String place = field + "/" + escaped(name);
            if (value == null) {
                throw GeneralError.BAD_REQUEST.at(place, "expected a string");
            }
            if (declaredSecret.contains(name) || looksSecret(name) || SECRET_VALUE.matcher(value).matches()) {
                throw GeneralError.BAD_REQUEST.at(place, "expected no credential here: declare the name as an input"
                        + " and give the value to a connection");
            }
        });
    }

    /** Fails with 400 when an argument is a credential. */
    static void requireConstant(String field, String value) {
        if (SECRET_VALUE.matcher(value).matches()) {
            throw GeneralError.BAD_REQUEST.at(field,
                    "expected no credential here: declare an input and give the value to a connection");
        }
    }

    /** Fails with 400 when what is used unless a connection gives something is a credential. */
    static void requireOpen(String place, Input input) {
        shown(input).ifPresent(below -> {
            throw GeneralError.BAD_REQUEST.at(place + below, Input.NO_CREDENTIAL);
        });
    }

    /** As {@link #requireOpen(String, Input)}, for variables of the whole server. */
    static void requireOpen(Map<String, Input> variables) {
        requireOpen("", Input.around(variables));
    }

    /** Where below an input a credential stands that everybody would see. */
    static Optional<String> shown(Input input) {
        boolean secret = input.isSecret() || input.name() != null && looksSecret(input.name());
        if (isCredential(secret && (Boolean.TRUE.equals(input.secret()) || !isPlain(input.fallback())), "",
                input.fallback())) {
            return Optional.of("/default");
        }
        String value = input.value() == null ? "" : input.value();
        String prefix = Template.of(value, input.known().keySet()).prefix();
        return input.known().entrySet().stream()
                .filter(one -> isCredential(secret || one.getValue().named(one.getKey()).isSecret(), prefix,
                        one.getValue().fallback()))
                .map(one -> "/variables/" + escaped(one.getKey()) + "/default").findFirst();
    }

    /** As in {@code MAX_TOKENS}. */
    private static boolean isPlain(@Nullable String fallback) {
        return fallback != null && PLAIN.matcher(fallback).matches();
    }

    private static boolean isCredential(boolean secret, @Nullable String prefix, @Nullable String fallback) {
        return fallback != null && !fallback.isBlank() && (secret || SECRET_VALUE.matcher(fallback).matches()
                || prefix != null && SECRET_VALUE.matcher(prefix + fallback).matches());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
