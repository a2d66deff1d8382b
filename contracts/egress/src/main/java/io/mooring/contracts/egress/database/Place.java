package io.mooring.contracts.egress.database;

import java.util.List;
import java.util.Optional;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;

/**
 * The one port a login leads to, and what it means that somebody else answers there.
 *
 * @param tls whether TLS was asked for
 */
record Place(DatabaseKind kind, String host, int port, boolean tls) {

    private static final String SRV = "mongodb+srv:";

    /** Empty when the login leads to several hosts, or can't be read. */
    static Optional<Place> of(DatabaseLogin login) {
        return switch (login) {
            case DatabaseLogin.Server server ->
                Optional.of(new Place(server.kind(), server.host(), server.port(), server.tls() != TlsMode.OFF));
            case DatabaseLogin.Mongo mongo when mongo.connectionString().startsWith(SRV) -> Optional.empty();
            case DatabaseLogin.Mongo mongo -> of(MongoString.parse(mongo));
        };
    }

    private static Optional<Place> of(ConnectionString parsed) {
        List<String> hosts = parsed.getHosts();
        ServerAddress first = new ServerAddress(hosts.getFirst());
        return hosts.size() > 1
                ? Optional.empty()
                : Optional.of(new Place(DatabaseKind.MONGODB, first.getHost(), first.getPort(),
                        Boolean.TRUE.equals(parsed.getSslEnabled())));
    }

    /** What the answers of the port say about the failure of a driver; the failure itself when they say nothing. */
    DatabaseFailure explanation(DatabaseFailure failure, Speaker speaker) {
        if (speaker == Speaker.SILENT || speaker == Speaker.UNKNOWN) {
            return failure;
        }
        if (speaker == Speaker.TLS) {
            return tls ? failure : new DatabaseFailure(DatabaseFault.TLS_REQUIRED, "the port speaks TLS only");
        }
        if (speaker.is(kind)) {
            return tls && (kind == DatabaseKind.REDIS || kind == DatabaseKind.MONGODB)
                    ? new DatabaseFailure(DatabaseFault.TLS_NOT_OFFERED, "the port answers without TLS only")
                    : failure;
        }
        return new DatabaseFailure(DatabaseFault.OTHER_PROTOCOL,
                "the port is that of " + speaker.label() + ", not of " + kind.label());
    }
}
