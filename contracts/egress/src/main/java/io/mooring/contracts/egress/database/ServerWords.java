package io.mooring.contracts.egress.database;

import static io.mooring.contracts.egress.database.DatabaseFailures.failure;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;

import io.vertx.mysqlclient.MySQLException;
import io.vertx.pgclient.PgException;

/** The refusals of servers by their codes. Their texts are looked at where the code says too little, and never shown. */
final class ServerWords {

    private static final int MONGO_UNAUTHORIZED = 13;
    private static final int MONGO_AUTHENTICATION_FAILED = 18;
    private static final int MONGO_COMMAND_NOT_FOUND = 59;

    private ServerWords() {}

    /** By SQLSTATE (PostgreSQL, appendix A). */
    static DatabaseFailure postgres(PgException refusal) {
        String text = Objects.requireNonNullElse(refusal.getErrorMessage(), "");
        return switch (Objects.requireNonNullElse(refusal.getSqlState(), "")) {
            case "28P01" -> rejected();
            case "28000" -> text.contains("no encryption") || text.contains("SSL off")
                    ? failure(DatabaseFault.TLS_REQUIRED, "the server does not admit this user from here without TLS")
                    : failure(DatabaseFault.ACCESS_DENIED, "the server does not admit this user from here");
            case "3D000" -> missing();
            case "42501" -> denied();
            case "53300" -> full();
            case "57P01", "57P02", "57P03" -> starting();
            case "08P01" -> failure(DatabaseFault.OTHER_PROTOCOL, "what answers there is not PostgreSQL");
            default -> failure(DatabaseFault.FAILED, "the server refused (SQLSTATE " + state(refusal) + ")");
        };
    }

    private static String state(PgException refusal) {
        String state = Objects.requireNonNullElse(refusal.getSqlState(), "");
        return state.matches("[0-9A-Z]{5}") ? state : "unknown";
    }

    /** By error number (MySQL and MariaDB server error reference). */
    static DatabaseFailure mysql(MySQLException refusal) {
        return mysql(refusal.getErrorCode());
    }

    static DatabaseFailure mysql(int code) {
        return switch (code) {
            case 1045, 1698, 3118, 1862 -> rejected();
            case 1044, 1142, 1227 -> denied();
            case 1049 -> missing();
            case 1040, 1203, 1226 -> full();
            case 1129, 1130 ->
                failure(DatabaseFault.ACCESS_DENIED, "the server does not admit connections from here");
            case 3159 -> tlsRequired();
            case 1053, 1079 -> starting();
            default -> failure(DatabaseFault.FAILED, "the server refused (error " + code + ")");
        };
    }

    /** By the first word, and what old servers put into the text. */
    static DatabaseFailure redis(RedisReply.Refusal refusal, boolean selecting) {
        String text = refusal.message().toLowerCase(Locale.ROOT);
        return switch (refusal.code()) {
            case "WRONGPASS" -> rejected();
            case "NOAUTH" -> failure(DatabaseFault.LOGIN_REQUIRED, "the server asks for a password");
            case "NOPERM" -> denied();
            case "DENIED" -> failure(DatabaseFault.ACCESS_DENIED,
                    "the server is in protected mode and does not admit connections from here");
            case "LOADING", "MASTERDOWN", "BUSY" -> starting();
            case "ERR" -> redisError(text, selecting);
            default -> failure(DatabaseFault.FAILED, "the server refused");
        };
    }

    private static DatabaseFailure redisError(String text, boolean selecting) {
        if (text.contains("max number of clients")) {
            return full();
        }
        if (text.contains("without any password") || text.contains("no password is set")) {
            return failure(DatabaseFault.LOGIN_REJECTED, "the server has no password; leave user and password empty");
        }
        if (text.contains("invalid password") || text.contains("wrong number of arguments for 'auth'")) {
            return rejected();
        }
        return selecting ? missing() : failure(DatabaseFault.FAILED, "the server refused");
    }

    /** By code, that of a failed sign-in is in the cause; null when the server said nothing. */
    static @Nullable DatabaseFailure mongo(MongoException refusal) {
        int code = Stream.iterate((Throwable) refusal, Objects::nonNull, Throwable::getCause)
                .filter(MongoCommandException.class::isInstance).map(MongoCommandException.class::cast)
                .mapToInt(MongoCommandException::getErrorCode).findFirst().orElse(0);
        boolean signingIn = refusal instanceof MongoSecurityException;
        if (signingIn && code == 0) {
            return refusal.getCause() instanceof MongoSocketException ? null : rejected();
        }
        return switch (code) {
            case 0 -> null;
            case MONGO_AUTHENTICATION_FAILED -> rejected();
            case MONGO_COMMAND_NOT_FOUND ->
                failure(DatabaseFault.LOGIN_REJECTED, "the server does not know this way to sign in");
            case MONGO_UNAUTHORIZED -> signingIn ? rejected() : denied();
            default -> failure(DatabaseFault.FAILED, "the server refused (code " + code + ")");
        };
    }

    private static DatabaseFailure rejected() {
        return failure(DatabaseFault.LOGIN_REJECTED, "the server refused the user name or the password");
    }

    private static DatabaseFailure denied() {
        return failure(DatabaseFault.ACCESS_DENIED, "the user has no access to this database");
    }

    private static DatabaseFailure missing() {
        return failure(DatabaseFault.DATABASE_MISSING, "the server has no such database");
    }

    private static DatabaseFailure tlsRequired() {
        return failure(DatabaseFault.TLS_REQUIRED, "the server admits nobody without TLS");
    }

    private static DatabaseFailure full() {
        return failure(DatabaseFault.BUSY, "the server takes no more connections");
    }

    private static DatabaseFailure starting() {
        return failure(DatabaseFault.BUSY, "the server is starting or stopping");
    }
}
