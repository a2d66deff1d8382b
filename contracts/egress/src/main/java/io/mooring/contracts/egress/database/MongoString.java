package io.mooring.contracts.egress.database;

import java.util.Locale;
import java.util.Set;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;

/**
 * Connection strings, as far as a stranger may write them. Options that would make the driver speak to somebody else (a
 * proxy, a cloud's metadata service, a Kerberos server) or believe anybody (insecure TLS) are refused.
 */
final class MongoString {

    private static final Set<String> ALLOWED = Set.of("appname", "authmechanism", "authsource", "connecttimeoutms",
            "directconnection", "heartbeatfrequencyms", "journal", "loadbalanced", "localthresholdms",
            "maxidletimems", "maxpoolsize", "maxstalenessseconds", "minpoolsize", "readconcernlevel",
            "readpreference", "readpreferencetags", "replicaset", "retryreads", "retrywrites",
            "serverselectiontimeoutms", "sockettimeoutms", "ssl", "timeoutms", "tls", "uuidrepresentation", "w",
            "waitqueuetimeoutms", "wtimeoutms");
    private static final Set<String> MECHANISMS = Set.of("scram-sha-1", "scram-sha-256", "plain", "default");

    private MongoString() {}

    /** Blocks while an SRV record is looked up. Fails with {@link DatabaseFailure}, which quotes nothing. */
    static ConnectionString parse(DatabaseLogin.Mongo login) {
        requireHarmless(login.connectionString());
        try {
            return new ConnectionString(login.connectionString());
        } catch (MongoConfigurationException e) {
            throw new DatabaseFailure(DatabaseFault.HOST_UNKNOWN, "the host name has no SRV record, or a wrong one");
        } catch (MongoException | IllegalArgumentException e) {
            throw unusable("expected mongodb://user:password@host:port/database, with : / ? # [ ] @ and % in user and"
                    + " password percent-encoded");
        }
    }

    static void requireHarmless(String text) {
        int query = text.indexOf('?');
        if (query < 0) {
            return;
        }
        for (String option : text.substring(query + 1).split("[&;]")) {
            int equals = option.indexOf('=');
            String name = option.substring(0, equals < 0 ? option.length() : equals).toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !ALLOWED.contains(name)) {
                throw unusable(name.matches("[a-z]{1,40}")
                        ? "the option " + name + " is not allowed"
                        : "an option of it is not allowed");
            }
            if (name.equals("authmechanism")
                    && !MECHANISMS.contains(option.substring(equals + 1).toLowerCase(Locale.ROOT))) {
                throw unusable("the only values of authMechanism are SCRAM-SHA-1, SCRAM-SHA-256 and PLAIN");
            }
        }
    }

    private static DatabaseFailure unusable(String reason) {
        return new DatabaseFailure(DatabaseFault.STRING_UNUSABLE, reason);
    }
}
