package io.mooring.webhook;

import io.mooring.contracts.problem.ProblemKind;

/** Failures only this service has; see README. */
public enum WebhookError implements ProblemKind {

    SIGNATURE_REFUSED("signature-refused", "The signature does not prove the sender", 401, 0),
    KEYS_UNAVAILABLE("keys-unavailable", "The provider's published keys could not be got", 503, 10),
    OVERLOADED("overloaded", "Too many webhooks at once; nothing was accepted", 503, 1),
    TOO_MANY_SEARCHES("too-many-searches", "Too many searches of payloads at once", 503, 2),
    TOO_MANY_STREAMS("too-many-streams", "Too many streams are open", 429, 30);

    private final String slug;
    private final String title;
    private final int status;
    private final int retryAfter;

    WebhookError(String slug, String title, int status, int retryAfter) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public int retryAfter() {
        return retryAfter;
    }
}
