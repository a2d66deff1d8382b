package io.mooring.contracts.egress.database;

import java.util.Locale;

/** What can be wrong with a database connection: the closed set, and the field of its form to look at. */
public enum DatabaseFault {

    /** The name has no address. */
    HOST_UNKNOWN("host"),
    /** The address is one Mooring does not connect to. */
    ADDRESS_REFUSED("host"),
    /** The host is there, nothing listens at the port. */
    CONNECTION_REFUSED("port"),
    /** No connection, or no answer, in time. */
    NO_ANSWER("host"),
    /** TLS was asked for, the server has none. */
    TLS_NOT_OFFERED("ssl"),
    /** The server admits nobody without TLS. */
    TLS_REQUIRED("ssl"),
    /** The certificate's issuer is not trusted, or it is not valid now. */
    TLS_UNTRUSTED("ca_certificate"),
    /** The certificate is another host's. */
    TLS_WRONG_HOST("host"),
    /** TLS could not be agreed on. */
    TLS_FAILED("ssl"),
    /** User name and password do not fit together. */
    LOGIN_REJECTED("password"),
    /** The server wants a password and got none. */
    LOGIN_REQUIRED("password"),
    /** The server does not have that database. */
    DATABASE_MISSING("database"),
    /** The login is right, and not permitted. */
    ACCESS_DENIED("username"),
    /** Something else answers there. */
    OTHER_PROTOCOL("port"),
    /** The server takes no more connections, or is starting. */
    BUSY("host"),
    /** The server closed the connection without a word. */
    CONNECTION_LOST("host"),
    /** The connection string can't be used. */
    STRING_UNUSABLE("connection_string"),
    /** The answer is larger than what is taken. */
    ANSWER_TOO_LARGE("host"),
    /** None of the above. */
    FAILED("host");

    private final String field;

    DatabaseFault(String field) {
        this.field = field;
    }

    /** A word for programs: host_unknown, login_rejected and so on. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the input to look at; a MongoDB form has only the connection string for most. */
    public String field(DatabaseKind kind) {
        boolean ownField = kind != DatabaseKind.MONGODB || field.equals("database") || field.equals("ca_certificate");
        return ownField ? field : "connection_string";
    }
}
