package io.mooring.webhook.provider;

import io.mooring.webhook.provider.Verdict.Refusal;

/** Ends a check early; never leaves this package. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** Without a stack trace: whoever knocks decides how often this happens. */
    Refused(Refusal refusal, String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    Verdict verdict() {
        return new Verdict(refusal, String.valueOf(getMessage()));
    }
}
