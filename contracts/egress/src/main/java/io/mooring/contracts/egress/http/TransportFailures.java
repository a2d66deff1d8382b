package io.mooring.contracts.egress.http;

import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/** What the network stack reports, as the closed set of failures. */
final class TransportFailures {

    private TransportFailures() {}

    /** Nothing was sent yet. */
    static EgressFailure whileConnecting(Throwable cause) {
        return switch (cause) {
            case EgressFailure known -> known;
            case SSLException e -> tls(e);
            case ConnectTimeoutException e -> failure(Kind.TIMED_OUT, "no connection within the connect timeout", e);
            case TimeoutException e -> failure(Kind.TIMED_OUT, "no connection within the connect timeout", e);
            case ConnectionPoolTooBusyException e ->
                failure(Kind.CONNECT_FAILED, "too many requests are waiting for this host", e);
            case ConnectException e -> failure(Kind.CONNECT_FAILED, "the connection was refused", e);
            default -> failure(Kind.CONNECT_FAILED, "the connection could not be opened", cause);
        };
    }

    /** The request was handed to the connection; the server may have seen it. */
    static EgressFailure whileExchanging(Throwable cause) {
        return switch (cause) {
            case EgressFailure known -> known;
            case SSLException e -> tls(e);
            case DecoderException e -> failure(Kind.BAD_RESPONSE, "the answer is not valid HTTP", e);
            case IllegalArgumentException e -> failure(Kind.BAD_RESPONSE, "the answer is not valid HTTP", e);
            default -> failure(Kind.CONNECTION_LOST, "the connection was lost before the response was complete", cause);
        };
    }

    private static EgressFailure tls(SSLException cause) {
        var badCertificate = Stream.iterate((Throwable) cause, e -> e != null, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
        return failure(Kind.TLS_FAILED,
                badCertificate ? "the server's certificate is not valid for the host" : "the TLS handshake failed",
                cause);
    }

    private static EgressFailure failure(Kind kind, String reason, Throwable cause) {
        return new EgressFailure(kind, reason, false, cause);
    }
}
