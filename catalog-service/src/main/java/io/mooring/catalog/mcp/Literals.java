package io.mooring.catalog.mcp;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.mooring.contracts.problem.GeneralError;

/**
 * Values that are written into a configuration, where everybody who may read the catalog sees them. A credential is none
 * of them: it belongs into a connection.
 */
final class Literals {

    private static final Pattern SECRET_NAME = Pattern.compile("(?i)(^|.*[^a-z])(authorization|cookie|passwords?|"
            + "passwd|pwd|passphrase|secrets?|credentials?|tokens?|pat|api[_-]?keys?|access[_-]?keys?|"
            + "private[_-]?keys?|client[_-]?keys?|auth[_-]?keys?|secret[_-]?keys?|signing[_-]?keys?)");
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
            String place = field + "/" + name.replace("~", "~0").replace("/", "~1");
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
}
