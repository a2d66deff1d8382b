package io.mooring.contracts.egress.database;

import static io.mooring.contracts.egress.database.Checking.PASSWORD;
import static io.mooring.contracts.egress.database.Checking.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import redis.embedded.RedisServer;

/** A real Redis with a password, and one without. */
class RedisCheckTest {

    private static RedisServer guarded;
    private static RedisServer open;
    private static RealRedis.Secure secure;
    private static Certificate certificate;
    @TempDir
    private static Path directory;

    @AutoClose
    private final Checking checking = new Checking();

    @BeforeAll
    static void starts() throws Exception {
        guarded = RealRedis.started("requirepass " + PASSWORD);
        open = RealRedis.started();
        certificate = Certificate.forName(directory, "db.example");
        secure = RealRedis.secure(certificate);
    }

    @AfterAll
    static void stops() throws Exception {
        guarded.stop();
        open.stop();
        secure.server().stop();
    }

    @Test
    void enters() {
        // When
        var found = checking.found(DatabaseKind.REDIS, inputs(guarded.ports().getFirst()));
        // Then
        assertThat(found.server()).matches("Redis \\d.*");
        assertThat(checking.found(DatabaseKind.REDIS, with(inputs(open.ports().getFirst()), "password", "")).tls())
                .isFalse();
        assertThat(checking.found(DatabaseKind.REDIS, with(inputs(guarded.ports().getFirst()), "username", "default"))
                .tls()).isFalse();
    }

    @Test
    void verifiesTheNameThoughItConnectsToAnAddress() {
        // Given
        var inputs = with(with(with(inputs(secure.port()), "ssl", "true"), "password", ""), "ca_certificate",
                certificate.pem());
        // Then
        assertThat(checking.found(DatabaseKind.REDIS, inputs).tls()).isTrue();
        assertThat(fault(with(inputs, "host", "127.0.0.1"))).isEqualTo(DatabaseFault.TLS_WRONG_HOST);
        assertThat(fault(with(inputs, "ca_certificate", ""))).isEqualTo(DatabaseFault.TLS_UNTRUSTED);
    }

    @Test
    void saysThatTlsIsRequired() {
        assertThat(checking.soonFailure(DatabaseKind.REDIS, inputs(secure.port())).fault())
                .isEqualTo(DatabaseFault.TLS_REQUIRED);
    }

    @Test
    void saysWhatIsWrongWithTheLogin() {
        assertThat(fault(with(inputs(guarded.ports().getFirst()), "password", "wrong")))
                .isEqualTo(DatabaseFault.LOGIN_REJECTED);
        assertThat(fault(with(inputs(guarded.ports().getFirst()), "password", "")))
                .isEqualTo(DatabaseFault.LOGIN_REQUIRED);
        assertThat(fault(inputs(open.ports().getFirst()))).isEqualTo(DatabaseFault.LOGIN_REJECTED);
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        assertThat(fault(with(inputs(guarded.ports().getFirst()), "database", "99")))
                .isEqualTo(DatabaseFault.DATABASE_MISSING);
    }

    @Test
    void saysThatTlsIsNotOffered() {
        assertThat(checking.soonFailure(DatabaseKind.REDIS, with(inputs(guarded.ports().getFirst()), "ssl", "true"))
                .fault())
                .isEqualTo(DatabaseFault.TLS_NOT_OFFERED);
    }

    @Test
    void saysThatItIsRedisWhenAskedAsAnother() {
        // When
        var postgres = checking.soonFailure(DatabaseKind.POSTGRES,
                with(inputs(guarded.ports().getFirst()), "username", "x"));
        var mysql = checking.soonFailure(DatabaseKind.MYSQL, with(inputs(guarded.ports().getFirst()), "username", "x"));
        // Then
        assertThat(postgres.reason()).isEqualTo("the port is that of Redis, not of PostgreSQL");
        assertThat(mysql.reason()).isEqualTo("the port is that of Redis, not of MySQL");
    }

    private DatabaseFault fault(Map<String, String> inputs) {
        return checking.failure(DatabaseKind.REDIS, inputs).fault();
    }

    private static Map<String, String> inputs(int port) {
        return Map.of("host", "db.example", "port", "" + port, "password", PASSWORD);
    }
}
