package io.mooring.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Tool;
import io.mooring.contracts.provider.ProviderFacts;

class DatabaseDraftsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"postgresql,postgres,query list_tables describe_table", "mysql,mysql,query list_tables describe_table",
            "redis,redis,query list_keys describe_key",
            "mongodb,mongodb,query aggregate list_collections describe_collection"})
    void asksButNeverChanges(String provider, String type, String names) throws IOException {
        Draft draft = draft(provider);

        assertThat(draft.kind()).isEqualTo(Kind.DATABASE);
        assertThat(draft.runtime()).isEqualTo("{\"database\":\"" + type + "\"}");
        assertThat(draft.toolset().tools()).map(Tool::name).containsExactly(names.split(" "));
        for (Tool tool : draft.toolset().tools()) {
            assertThat(tool.hints()).isEqualTo(new Tool.Hints(true, false, true));
            assertThat(JSON.readTree(tool.binding()).toString())
                    .isEqualTo("{\"database\":\"" + type + "\",\"operation\":\"" + tool.name() + "\"}");
            assertThat(JSON.readTree(tool.inputSchema()).path("properties").fieldNames()).toIterable()
                    .containsExactlyElementsOf(tool.parameterNames());
        }
    }

    @Test
    void asksForWhatTheFormShows() throws IOException {
        JsonNode method = JSON.readTree(draft("postgresql").config()).at("/authenticationTemplate/0");

        assertThat(method.path("inputs").findValuesAsText("name")).startsWith("connection_name", "host", "port",
                "database", "username", "password", "ssl");
        assertThat(method.path("inputs").get(5).path("secret").booleanValue()).isTrue();
        assertThat(method.path("inputs").get(2).path("fallback").textValue()).isEqualTo("5432");
        assertThat(method.path("placements")).hasSameSizeAs(method.path("inputs"));
    }

    @Test
    void refusesWhatIsNoDatabase() {
        assertThatThrownBy(() -> draft("gmail")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Draft draft(String provider) {
        return DatabaseDrafts.of(Slug.of("it"), "It", "", ProviderFacts.shipped(provider),
                new Curation(provider, null, null, List.of()));
    }
}
