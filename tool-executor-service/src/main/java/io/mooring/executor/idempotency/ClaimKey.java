package io.mooring.executor.idempotency;

import java.io.Serializable;
import java.util.regex.Pattern;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.problem.GeneralError;

/** Whose key it is: the same key of another caller is another key. */
public record ClaimKey(String tenant, String caller, String key) implements Serializable {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Reads the header. */
    public static ClaimKey of(Caller caller, String header) {
        if (!FORM.matcher(header).matches()) {
            throw GeneralError.BAD_REQUEST.at("Idempotency-Key", "expected 1 to 255 visible ASCII characters");
        }
        return new ClaimKey(caller.tenant(), caller.kind() + ":" + caller.subject(), header);
    }
}
