package io.mooring.contracts.egress.database;

import static io.mooring.contracts.egress.database.Checking.PASSWORD;
import static io.mooring.contracts.egress.database.Checking.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerOptions;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** A server that speaks MongoDB's protocol and knows one user. */
class MongoCheckTest {

    /** Seconds. */
    private static final int PATIENCE_OF_WEB_SERVERS = 5;

    /** It has no users of its own: signing in fails as MongoDB's does, whatever the password. */
    private static final class StrictBackend extends MemoryBackend {

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (command.equalsIgnoreCase("saslStart")) {
                throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed for " + PASSWORD);
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    @AutoClose("shutdownNow")
    private final MongoServer server = new MongoServer(new StrictBackend());
    @AutoClose
    private final Checking checking = new Checking();
    private String address = "";

    @BeforeEach
    void starts() throws Exception {
        address = "db.example:" + server.bind().getPort();
        var login = (DatabaseLogin.Mongo) DatabaseLogin.of(DatabaseKind.MONGODB, plain("campaigns"));
        checking.write(login, "ads");
    }

    @Test
    void enters() {
        // When
        var found = checking.found(DatabaseKind.MONGODB, plain("campaigns"));
        // Then
        assertThat(found.server()).startsWith("MongoDB ");
        assertThat(found.tls()).isFalse();
        assertThat(checking.found(DatabaseKind.MONGODB, with(plain(""), "database", "campaigns")).tls()).isFalse();
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        assertThat(fault(plain("campaign"))).isEqualTo(DatabaseFault.DATABASE_MISSING);
        assertThat(fault(plain(""))).isEqualTo(DatabaseFault.DATABASE_MISSING);
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertThat(fault(string("mongodb://reader:" + PASSWORD + "@" + address + "/campaigns")))
                .isEqualTo(DatabaseFault.LOGIN_REJECTED);
    }

    @Test
    void saysThatTlsIsNotOffered() {
        // When
        var failure = checking.soonFailure(DatabaseKind.MONGODB,
                string("mongodb://" + address + "/campaigns?tls=true"));
        // Then
        assertThat(failure.fault()).isEqualTo(DatabaseFault.TLS_NOT_OFFERED);
    }

    @Test
    void saysThatAWebServerIsNoMongoDb() {
        // Given one that ends what is no HTTP, as web servers do after a while: each question is heard out
        int port = checking.vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(PATIENCE_OF_WEB_SERVERS))
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort();
        // When
        var failure = checking.soonFailure(DatabaseKind.MONGODB, string("mongodb://db.example:" + port + "/campaigns"));
        // Then
        assertThat(failure.reason()).isEqualTo("the port is that of a web server, not of MongoDB");
    }

    @Test
    void saysThatTheHostIsUnknownOrRefused() {
        assertThat(fault(string("mongodb://nobody.example/campaigns"))).isEqualTo(DatabaseFault.HOST_UNKNOWN);
        assertThat(fault(string("mongodb://10.0.0.1/campaigns"))).isEqualTo(DatabaseFault.ADDRESS_REFUSED);
        assertThat(fault(string("mongodb://" + address + ",metadata.example/campaigns")))
                .isEqualTo(DatabaseFault.ADDRESS_REFUSED);
    }

    @Test
    void refusesOptionsThatLeadElsewhere() {
        for (String option : new String[]{"proxyHost=10.0.0.1", "authMechanism=MONGODB-OIDC", "tlsInsecure=true",
                "tlsAllowInvalidHostnames=true", "authMechanism=GSSAPI", "authMechanismProperties=ENVIRONMENT:azure",
                "%70roxyHost=10.0.0.1"}) {
            assertThat(fault(string("mongodb://u:" + PASSWORD + "@" + address + "/campaigns?" + option))).as(option)
                    .isEqualTo(DatabaseFault.STRING_UNUSABLE);
        }
    }

    @Test
    void quotesNothingOfAStringItCannotRead() {
        assertThat(fault(string("mongodb://u:" + PASSWORD + "/x@y@" + address + "/campaigns")))
                .isEqualTo(DatabaseFault.STRING_UNUSABLE);
        assertThat(fault(string("mongodb://" + PASSWORD + ":" + PASSWORD))).isEqualTo(DatabaseFault.STRING_UNUSABLE);
    }

    @Test
    void saysThatItIsMongoDbWhenAskedAsAnother() {
        // Given
        var inputs = Map.of("host", "db.example", "port", address.substring(11), "password", PASSWORD, "username", "x");
        // When
        var failure = checking.soonFailure(DatabaseKind.REDIS, inputs);
        // Then
        assertThat(failure.reason()).isEqualTo("the port is that of MongoDB, not of Redis");
    }

    private DatabaseFault fault(Map<String, String> inputs) {
        return checking.failure(DatabaseKind.MONGODB, inputs).fault();
    }

    private Map<String, String> plain(String database) {
        return string("mongodb://" + address + "/" + database);
    }

    private static Map<String, String> string(String text) {
        return Map.of("connection_string", text);
    }
}
