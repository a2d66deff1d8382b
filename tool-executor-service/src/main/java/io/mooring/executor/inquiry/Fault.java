package io.mooring.executor.inquiry;

import io.mooring.contracts.egress.EgressFailure;

/** Why an upstream did not say what it offers. */
public enum Fault {

    /** It does not accept the credential, nor a newer one. */
    CREDENTIAL_REFUSED("credential-refused"),
    /** There is no credential now. */
    CREDENTIALS_UNAVAILABLE("credentials-unavailable"),
    /** It understands the question and does not answer it. */
    INTROSPECTION_REFUSED("introspection-refused"),
    /** What it answers is something else. */
    BAD_RESPONSE("bad-response"),
    /** It repeats the credential. */
    CREDENTIAL_REPEATED("credential-repeated"),
    /** No complete answer in time. */
    UPSTREAM_TIMEOUT("upstream-timeout"),
    /** No connection, or it was lost. */
    UPSTREAM_UNREACHABLE("upstream-unreachable"),
    /** The destination is not allowed. */
    EGRESS_REFUSED("egress-refused"),
    /** The answer is over the limit. */
    RESPONSE_TOO_LARGE("response-too-large"),
    /** More redirects than are followed. */
    TOO_MANY_REDIRECTS("too-many-redirects"),
    /** Others' answers take all the room there is. */
    NO_ROOM("no-room"),
    /** Kafka does not take the answer. */
    EVENTS_UNAVAILABLE("events-unavailable"),
    /** The executor failed. */
    RUN_FAILED("run-failed");

    private final String slug;

    Fault(String slug) {
        this.slug = slug;
    }

    /** Stable short name. */
    public String slug() {
        return slug;
    }

    /** What a failed exchange means. */
    public static Fault of(EgressFailure failure) {
        return switch (failure.kind()) {
            case REFUSED -> EGRESS_REFUSED;
            case UNRESOLVABLE, CONNECT_FAILED, TLS_FAILED, CONNECTION_LOST -> UPSTREAM_UNREACHABLE;
            case TIMED_OUT -> UPSTREAM_TIMEOUT;
            case TOO_LARGE -> RESPONSE_TOO_LARGE;
            case TOO_MANY_REDIRECTS -> TOO_MANY_REDIRECTS;
            case BAD_RESPONSE -> BAD_RESPONSE;
        };
    }
}
