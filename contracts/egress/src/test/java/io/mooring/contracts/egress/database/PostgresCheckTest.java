package io.mooring.contracts.egress.database;

import static io.mooring.contracts.egress.database.Checking.PASSWORD;
import static io.mooring.contracts.egress.database.Checking.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL, with a certificate for db.example. */
class PostgresCheckTest {

    private static final String ADMISSION = """
            host    all postgres 127.0.0.1/32 trust
            hostssl all secure   127.0.0.1/32 scram-sha-256
            host    all reader   127.0.0.1/32 scram-sha-256
            """;

    @TempDir
    private static Path directory;
    private static Certificate certificate;
    private static EmbeddedPostgres server;
    private static Map<String, String> inputs;

    @AutoClose
    private final Checking checking = new Checking();

    @BeforeAll
    static void starts() throws Exception {
        certificate = Certificate.forName(directory, "db.example");
        Path admission = Files.writeString(directory.resolve("pg_hba.conf"), ADMISSION);
        server = EmbeddedPostgres.builder().setPort(FreePort.any()).setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .setServerConfig("hba_file", admission.toString()).start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role reader login password '" + PASSWORD + "'");
            statement.execute("create role secure login password '" + PASSWORD + "'");
            statement.execute("create database campaigns");
            statement.execute("create database locked");
            statement.execute("revoke connect on database locked from public");
        }
        inputs = Map.of("host", "db.example", "port", "" + server.getPort(), "database", "campaigns", "username",
                "reader", "password", PASSWORD);
    }

    @AfterAll
    static void stops() throws Exception {
        server.close();
    }

    @Test
    void entersWithoutTls() {
        // When
        var found = checking.found(DatabaseKind.POSTGRES, inputs);
        // Then
        assertThat(found.server()).startsWith("PostgreSQL 18");
        assertThat(found.tls()).isFalse();
    }

    @Test
    void verifiesTheNameThoughItConnectsToAnAddress() {
        // When
        var found = checking.found(DatabaseKind.POSTGRES,
                with(with(inputs, "ssl", "true"), "ca_certificate", certificate.pem()));
        // Then
        assertThat(found.tls()).isTrue();
    }

    @Test
    void triesTheNextAddressOfAName() {
        assertThat(checking.found(DatabaseKind.POSTGRES, with(inputs, "host", "two.example")).server())
                .startsWith("PostgreSQL");
    }

    @Test
    void saysThatTheCertificateIsForAnotherHost() {
        // Given
        var elsewhere = with(with(with(inputs, "ssl", "true"), "ca_certificate", certificate.pem()), "host",
                "127.0.0.1");
        // Then
        assertThat(fault(elsewhere)).isEqualTo(DatabaseFault.TLS_WRONG_HOST);
        assertThat(checking.found(DatabaseKind.POSTGRES, with(elsewhere, "ssl_mode", "verify-ca")).tls()).isTrue();
    }

    @Test
    void saysThatTheIssuerIsNotTrusted() {
        // Given
        var secure = with(inputs, "ssl", "true");
        // Then
        assertThat(fault(secure)).isEqualTo(DatabaseFault.TLS_UNTRUSTED);
        assertThat(fault(with(secure, "ssl_mode", "verify-ca"))).isEqualTo(DatabaseFault.TLS_UNTRUSTED);
        assertThat(checking.found(DatabaseKind.POSTGRES, with(secure, "ssl_mode", "require")).tls()).isTrue();
    }

    @Test
    void saysThatTlsIsRequired() {
        assertThat(fault(with(inputs, "username", "secure"))).isEqualTo(DatabaseFault.TLS_REQUIRED);
    }

    @Test
    void saysThatThePasswordIsWrong() {
        // When
        var failure = checking.failure(DatabaseKind.POSTGRES, with(inputs, "password", "wrong"));
        // Then
        assertThat(failure.fault()).isEqualTo(DatabaseFault.LOGIN_REJECTED);
        assertThat(failure.reason()).isEqualTo("the server refused the user name or the password");
    }

    @Test
    void saysThatNobodyOfThatNameIsAdmitted() {
        // Given
        var stranger = with(with(with(inputs, "username", "stranger"), "ssl", "true"), "ssl_mode", "require");
        // Then
        assertThat(fault(stranger)).isEqualTo(DatabaseFault.ACCESS_DENIED);
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        assertThat(fault(with(inputs, "database", "campaign"))).isEqualTo(DatabaseFault.DATABASE_MISSING);
    }

    @Test
    void saysThatTheDatabaseIsNotOpenToTheUser() {
        assertThat(fault(with(inputs, "database", "locked"))).isEqualTo(DatabaseFault.ACCESS_DENIED);
    }

    @Test
    void saysThatItIsPostgresWhenAskedAsAnother() {
        // When
        var redis = checking.soonFailure(DatabaseKind.REDIS, with(inputs, "database", "0"));
        var mysql = checking.soonFailure(DatabaseKind.MYSQL, inputs);
        // Then
        assertThat(redis.fault()).isEqualTo(DatabaseFault.OTHER_PROTOCOL);
        assertThat(redis.reason()).isEqualTo("the port is that of PostgreSQL, not of Redis");
        assertThat(mysql.fault()).isEqualTo(DatabaseFault.OTHER_PROTOCOL);
        assertThat(mysql.reason()).isEqualTo("the port is that of PostgreSQL, not of MySQL");
    }

    private DatabaseFault fault(Map<String, String> changed) {
        return checking.failure(DatabaseKind.POSTGRES, changed).fault();
    }
}
