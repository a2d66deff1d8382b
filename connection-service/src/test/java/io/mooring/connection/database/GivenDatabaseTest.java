package io.mooring.connection.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.TlsMode;
import io.quarkiverse.resteasy.problem.HttpProblem;

class GivenDatabaseTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "corr3ct-horse";

    private final DatabaseForms forms = new DatabaseForms();

    @Test
    void readsTheSeedsForm() {
        // When
        GivenDatabase given = read(seed(), true);
        // Then
        assertThat(given.name()).isEqualTo("My Analytics DB");
        assertThat(given.login()).isEqualTo(new DatabaseLogin.Server(DatabaseKind.POSTGRES, "analytics.db.example.com",
                5432, "campaigns", "db_user", SECRET, TlsMode.VERIFY_FULL, null));
        assertThat(given.values()).containsEntry("connection_name", "My Analytics DB")
                .containsEntry("read_only", "true").containsEntry("ca_certificate", "");
        assertThat(given.toString() + given.login()).doesNotContain(SECRET);
    }

    @Test
    void takesTheNameOfTheFormToo() {
        // Given
        ObjectNode form = seed();
        form.remove("name");
        // Then
        assertThat(read(form.put("connection_name", " Sales "), true).name()).isEqualTo("Sales");
        assertThat(read(form.without("connection_name"), false).name()).isEmpty();
    }

    @Test
    void fillsInWhatIsAbsent() {
        // Given
        ObjectNode form = seed();
        form.remove("port");
        form.remove("ssl");
        // When
        DatabaseLogin.Server login = (DatabaseLogin.Server) read(form, true).login();
        // Then
        assertThat(login.port()).isEqualTo(5432);
        assertThat(login.tls()).isEqualTo(TlsMode.OFF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"port|0|/port: expected a whole number from 1 to 65535",
            "port|65536|/port: expected a whole number from 1 to 65535", "port|5432x|/port: expected a whole number",
            "port|-1|/port: expected a whole number", "host|http://db.example|/host: expected a host name",
            "host|db.example:5432|/host: expected a host name", "host|db example|/host: expected a host name",
            "host|u:p@db|/host: expected a host name", "host|/var/run|/host: expected a host name",
            "ssl|maybe|/ssl: expected true or false", "ssl_mode|prefer|/ssl_mode: expected one of require",
            "ca_certificate|x|/ca_certificate: expected certificates in PEM form",
            "name|a/b|/name: expected 1 to 100 printable characters", "hots|x|/hots: no field of that name",
            "name|''|/name: expected 1 to 100", "host|''|/host: expected a value",
            "password|''|/password: expected a value"})
    void namesTheField(String field, String value, String message) {
        assertThatThrownBy(() -> read(seed().put(field, value), true)).isInstanceOf(HttpProblem.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {" " + SECRET, SECRET + " ", SECRET + "\n", "\t" + SECRET, SECRET + "\r\n"})
    void namesWhiteSpaceThatWasPastedAlong(String pasted) {
        assertThatThrownBy(() -> read(seed().put("password", pasted), true))
                .hasMessageContaining("/password: there is a space or line break before or after it; leave it out")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertThatThrownBy(() -> read(seed().put("host", 5), true)).hasMessageContaining("/host: expected a text");
        assertThatThrownBy(() -> read(seed().put("port", 1.5), true)).hasMessageContaining("/port");
        assertThatThrownBy(() -> read(seed().set("password", JSON.createObjectNode().put("x", SECRET)), true))
                .hasMessageContaining("/password: expected a text").hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> read(seed().put("connection_name", "Another"), true))
                .hasMessageContaining("/connection_name");
    }

    @Test
    void readsAConnectionString() {
        // Given
        ObjectNode form = JSON.createObjectNode().put("db_type", "mongodb").put("name", "Events")
                .put("connection_string", "mongodb://u:" + SECRET + "@db.example/events");
        // Then
        assertThat(read(form, true).login().toString()).doesNotContain(SECRET);
        assertThatThrownBy(() -> read(form.put("connection_string", "https://" + SECRET), true))
                .hasMessageContaining("/connection_string: expected mongodb://").hasMessageNotContaining(SECRET);
    }

    @Test
    void showsOfAConnectionStringTheHostsAlone() {
        assertThat(DatabasePlace.hosts("mongodb://u:p%40@a.example:1,b.example/x?y=z"))
                .isEqualTo("a.example:1,b.example");
        assertThat(DatabasePlace.hosts("mongodb+srv://c.example")).isEqualTo("c.example");
        assertThat(DatabasePlace.hosts("mongodb://u:p@q@d.example/?a=b@c")).isEqualTo("d.example");
    }

    private GivenDatabase read(ObjectNode form, boolean named) {
        DatabaseKind kind = DatabaseKind.of(form.path("db_type").textValue()).orElseThrow();
        return GivenDatabase.of(form, kind, forms.fields(kind), named);
    }

    /** Seed 004, step 4. */
    private static ObjectNode seed() {
        try {
            return (ObjectNode) JSON.readTree("""
                    {
                      "user_id": "user_123",
                      "db_type": "postgres",
                      "name": "My Analytics DB",
                      "host": "analytics.db.example.com",
                      "port": 5432,
                      "database": "campaigns",
                      "username": "db_user",
                      "password": "%s",
                      "ssl": true
                    }""".formatted(SECRET));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
