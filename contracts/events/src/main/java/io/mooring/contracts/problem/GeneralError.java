package io.mooring.contracts.problem;

/** Failures that mean the same in every service. */
public enum GeneralError implements ProblemKind {

    BAD_REQUEST("bad-request", "The request is not valid", 400),
    UNAUTHENTICATED("unauthenticated", "Who is calling is not known", 401),
    FORBIDDEN("forbidden", "The caller may not do this", 403),
    NOT_FOUND("not-found", "There is no such thing", 404),
    BUSY("busy", "Something of the kind is under way", 409),
    TOO_LARGE("too-large", "The body is over the limit", 413),
    EVENTS_UNAVAILABLE("events-unavailable", "The event log does not answer; nothing was accepted", 503, 5),
    STORE_UNAVAILABLE("store-unavailable", "The database does not answer; nothing was accepted", 503, 5);

    private final String slug;
    private final String title;
    private final int status;
    private final int retryAfter;

    GeneralError(String slug, String title, int status) {
        this(slug, title, status, 0);
    }

    GeneralError(String slug, String title, int status, int retryAfter) {
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
