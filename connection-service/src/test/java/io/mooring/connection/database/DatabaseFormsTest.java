package io.mooring.connection.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.egress.database.DatabaseKind;

class DatabaseFormsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DatabaseForms forms = new DatabaseForms();

    /** Seed 004, "Step 1: User Clicks Connect PostgreSQL", as it stands there. */
    @Test
    void drawsPostgresAsTheSeedDoes() throws Exception {
        // Given
        JsonNode seed = JSON.readTree("""
                {
                  "db_type": "postgres",
                  "name": "PostgreSQL",
                  "fields": [
                    { "name": "connection_name", "label": "Connection Name", "type": "text", "required": true },
                    { "name": "host", "label": "Host", "type": "text", "required": true },
                    { "name": "port", "label": "Port", "type": "number", "default": 5432 },
                    { "name": "database", "label": "Database Name", "type": "text", "required": true },
                    { "name": "username", "label": "Username", "type": "text", "required": true },
                    { "name": "password", "label": "Password", "type": "password", "required": true },
                    { "name": "ssl", "label": "SSL Required", "type": "checkbox", "default": false }
                  ]
                }""");
        // When
        JsonNode form = JSON.readTree(JSON.writeValueAsString(forms.form(DatabaseKind.POSTGRES)));
        // Then
        assertThat(form.path("db_type")).isEqualTo(seed.path("db_type"));
        assertThat(form.path("name")).isEqualTo(seed.path("name"));
        assertThat(form.path("fields")).isEqualTo(seed.path("fields"));
        assertThat(form.path("advanced")).extracting(field -> field.path("name").textValue())
                .containsExactly("ssl_mode", "ca_certificate", "read_only");
    }

    @Test
    void knowsFourTypes() {
        assertThat(forms.types()).extracting(DatabaseForms.Type::type).containsExactly("postgres", "mysql", "redis",
                "mongodb");
        assertThat(forms.types()).extracting(DatabaseForms.Type::name).containsExactly("PostgreSQL", "MySQL", "Redis",
                "MongoDB");
    }

    @Test
    void asksOfMongoDbForAConnectionString() {
        assertThat(forms.form(DatabaseKind.MONGODB).fields()).extracting(DatabaseForms.Field::name)
                .containsExactly("connection_name", "connection_string", "database");
    }

    @Test
    void saysWhichTypesThereAre() {
        assertThatThrownBy(() -> forms.require("db_type", "oracle"))
                .hasMessageContaining("db_type: expected one of postgres, mysql, redis, mongodb");
        assertThatThrownBy(() -> forms.require("db_type", null)).hasMessageContaining("db_type");
    }
}
