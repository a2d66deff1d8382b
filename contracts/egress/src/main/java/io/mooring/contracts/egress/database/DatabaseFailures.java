package io.mooring.contracts.egress.database;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;

import io.mooring.contracts.egress.EgressFailure;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.pgclient.PgException;

/** What drivers and servers report, in the closed set of words. Nothing they say is repeated. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /** The failure in our words; one that is already is passed on. */
    public static DatabaseFailure of(DatabaseKind kind, Throwable cause) {
        return switch (cause) {
            case DatabaseFailure known -> known;
            case EgressFailure e -> egress(e);
            case PgException e -> ServerWords.postgres(e);
            case MySQLException e -> ServerWords.mysql(e);
            case MongoException e when kind == DatabaseKind.MONGODB && ServerWords.mongo(e) != null ->
                Objects.requireNonNull(ServerWords.mongo(e));
            default -> transport(kind, cause);
        };
    }

    static RedisReply requireEntered(RedisReply reply) {
        if (reply instanceof RedisReply.Refusal refusal) {
            throw ServerWords.redis(refusal, false);
        }
        return reply;
    }

    static RedisReply requireSelected(RedisReply reply) {
        if (reply instanceof RedisReply.Refusal refusal) {
            throw ServerWords.redis(refusal, true);
        }
        return reply;
    }

    private static DatabaseFailure egress(EgressFailure failure) {
        return switch (failure.kind()) {
            case REFUSED -> failure(DatabaseFault.ADDRESS_REFUSED, failure.reason());
            case UNRESOLVABLE -> failure(DatabaseFault.HOST_UNKNOWN, "the host name is unknown");
            case TIMED_OUT -> noAnswer();
            case CONNECT_FAILED, TLS_FAILED, TOO_LARGE, TOO_MANY_REDIRECTS, CONNECTION_LOST, BAD_RESPONSE ->
                failure(DatabaseFault.FAILED, failure.reason());
        };
    }

    private static DatabaseFailure transport(DatabaseKind kind, Throwable cause) {
        DatabaseFailure tls = tls(cause);
        if (tls != null) {
            return tls;
        }
        return chain(cause).map(DatabaseFailures::socket).filter(Objects::nonNull).reduce((outer, inner) -> inner)
                .orElseGet(() -> text(kind, cause));
    }

    private static @Nullable DatabaseFailure socket(Throwable cause) {
        return switch (cause) {
            case DatabaseFailure known -> known;
            case EgressFailure e -> egress(e);
            case ConnectTimeoutException e -> noAnswer();
            case TimeoutException e -> noAnswer();
            case UnknownHostException e -> failure(DatabaseFault.HOST_UNKNOWN, "the host name is unknown");
            case ConnectException e -> failure(DatabaseFault.CONNECTION_REFUSED, "nothing listens at that port");
            case SocketException e -> lost();
            case ClosedChannelException e -> lost();
            case EOFException e -> lost();
            case MongoTimeoutException e -> noAnswer();
            case MongoSocketReadTimeoutException e -> noAnswer();
            case MongoSocketException e -> lost();
            default -> null;
        };
    }

    /** Of the certificate's failures the name's is told apart by the JDK's text alone. */
    private static @Nullable DatabaseFailure tls(Throwable cause) {
        if (chain(cause).anyMatch(NotSslRecordException.class::isInstance)) {
            return notOffered();
        }
        if (chain(cause).anyMatch(CertificateException.class::isInstance)) {
            boolean name = chain(cause).map(Throwable::getMessage).filter(Objects::nonNull)
                    .anyMatch(text -> text.contains("No subject alternative") || text.contains("No name matching"));
            return name
                    ? failure(DatabaseFault.TLS_WRONG_HOST, "the server's certificate is for another host")
                    : failure(DatabaseFault.TLS_UNTRUSTED, "the server's certificate is not trusted");
        }
        boolean plain = chain(cause).map(Throwable::getMessage).filter(Objects::nonNull)
                .anyMatch(text -> text.contains("does not handle SSL")
                        || text.contains("Unsupported or unrecognized SSL message"));
        if (plain) {
            return notOffered();
        }
        return chain(cause).anyMatch(SSLException.class::isInstance)
                ? failure(DatabaseFault.TLS_FAILED, "the TLS handshake failed")
                : null;
    }

    /** Drivers say some things in their text only. */
    private static DatabaseFailure text(DatabaseKind kind, Throwable cause) {
        String text = Objects.requireNonNullElse(cause.getMessage(), "");
        if (text.contains("SSL handshake failed")) {
            return failure(DatabaseFault.TLS_FAILED, "the TLS handshake failed");
        }
        if (text.contains("Connection was closed") || text.contains("Connection is not active now")
                || text.contains("Fail to read any response")) {
            return lost();
        }
        return failure(DatabaseFault.FAILED, "the driver of " + kind.label() + " failed ("
                + cause.getClass().getSimpleName() + ")");
    }

    private static Stream<Throwable> chain(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause);
    }

    static DatabaseFailure noAnswer() {
        return failure(DatabaseFault.NO_ANSWER, "there was no answer in time");
    }

    private static DatabaseFailure lost() {
        return failure(DatabaseFault.CONNECTION_LOST, "the server closed the connection");
    }

    private static DatabaseFailure notOffered() {
        return failure(DatabaseFault.TLS_NOT_OFFERED, "the server does not offer TLS");
    }

    static DatabaseFailure failure(DatabaseFault fault, String reason) {
        return new DatabaseFailure(fault, reason);
    }
}
