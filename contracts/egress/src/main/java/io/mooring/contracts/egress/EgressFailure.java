package io.mooring.contracts.egress;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Why an outbound connection or request did not succeed. The message is the {@link #reason()}: one clause a caller may
 * read; it names neither resolved addresses nor anything of the request. The cause, where there is one, is for the log.
 */
public final class EgressFailure extends RuntimeException {

    /** The closed set of failures. */
    public enum Kind {
        /** Policy said no: host, address, port, header or redirect. Trying again changes nothing. */
        REFUSED,
        /** The name has no address, or its lookup failed. */
        UNRESOLVABLE,
        /** No connection to any of the addresses. */
        CONNECT_FAILED,
        /** The TLS handshake failed or the certificate is not valid for the host. */
        TLS_FAILED,
        /** The connect timeout or the total deadline passed. */
        TIMED_OUT,
        /** The response, after decompression, is larger than the request allows. */
        TOO_LARGE,
        /** More redirects than the request allows. */
        TOO_MANY_REDIRECTS,
        /** The connection was closed or reset before the response was complete. */
        CONNECTION_LOST,
        /** The answer is not valid HTTP, or its content does not match its encoding. */
        BAD_RESPONSE
    }

    private final Kind kind;
    private final boolean mayHaveBeenReceived;

    public EgressFailure(Kind kind, String reason, boolean mayHaveBeenReceived, @Nullable Throwable cause) {
        super(Objects.requireNonNull(reason), cause);
        this.kind = Objects.requireNonNull(kind);
        this.mayHaveBeenReceived = mayHaveBeenReceived;
    }

    /** A refusal by policy, before anything was sent. */
    public static EgressFailure refused(String reason) {
        return new EgressFailure(Kind.REFUSED, reason, false, null);
    }

    public Kind kind() {
        return kind;
    }

    /** One clause that is safe to show to whoever asked for the connection. */
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }

    /**
     * Whether a server may have seen the request: true from the moment its first byte was handed to a connection, also
     * when only an earlier hop of a redirect chain saw it. When false, sending again cannot repeat an effect.
     */
    public boolean mayHaveBeenReceived() {
        return mayHaveBeenReceived;
    }

    /** The same failure, after a request was sent. */
    public EgressFailure afterSending() {
        return mayHaveBeenReceived ? this : new EgressFailure(kind, reason(), true, this);
    }
}
