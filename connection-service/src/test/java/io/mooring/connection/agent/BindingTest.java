package io.mooring.connection.agent;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Access;

class BindingTest {

    private static final Binding GMAIL = new Binding("gmail", Access.READ);

    @ParameterizedTest
    @ValueSource(strings = {"\"gmail:read\"", "{\"app\": \"gmail\", \"access\": \"read\"}"})
    void isReadInBothForms(String text) {
        assertThat(Binding.of(json(text), "/bindings/0")).isEqualTo(GMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"gmail\"", "\"gmail:write\"", "\":read\"", "\"\"", "1", "null", "[]",
            "{\"app\": \"gmail\"}",
            "{\"app\": \"gmail\", \"access\": \"READ\"}", "{\"app\": 1, \"access\": \"read\"}",
            "{\"app\": \"gmail\", \"access\": \"read\", \"user_id\": \"eve\"}"})
    void namesThePlaceOfWhatIsNone(String text) {
        assertRefused(() -> Binding.of(json(text), "/bindings/3"), 400, "/bindings/3", "");
    }

    @Test
    void keepsTheNamesOfTheAppsServerWhereThatIsAsked() {
        assertThat(Binding.of(json("{\"app\": \"files\", \"access\": \"full\", \"naming\": \"upstream\"}"), "/b"))
                .isEqualTo(new Binding("files", Access.FULL, true, List.of()));
        assertThat(Binding.of(json("{\"app\": \"files\", \"access\": \"full\", \"naming\": \"mooring\"}"), "/b"))
                .isEqualTo(new Binding("files", Access.FULL));
        assertRefused(() -> Binding.of(json("{\"app\": \"files\", \"access\": \"full\", \"naming\": 1}"), "/b"), 400,
                "/b", "upstream");
    }

    @Test
    void pinsToolsByTheirCallNames() {
        assertThat(Binding.of(json("{\"app\": \"gmail\", \"access\": \"read\", \"pinned\":"
                + " [\"mcp_gmail_send\", \"mcp_gmail_list\", \"mcp_gmail_send\"]}"), "/b").pinned())
                .containsExactly("mcp_gmail_list", "mcp_gmail_send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mcp_gmail_send\"", "[1]", "[\"\"]", "[\"two words\"]", "{}"})
    void refusesToPinWhatIsNoName(String pinned) {
        assertRefused(() -> GMAIL.pinning(json(pinned), "/pinned"), 400, "/pinned", "call names");
    }

    @Test
    void refusesToPinMany() {
        assertRefused(
                () -> GMAIL.pinning(new ObjectMapper().valueToTree(Collections.nCopies(21, "mcp_a_b")), "/pinned"),
                400, "/pinned", "20");
    }

    @Test
    void readsAListWithEachAppOnce() {
        assertThat(Binding.all(List.of(json("\"gmail:read\""), json("\"github:full\""))))
                .containsExactly(GMAIL, new Binding("github", Access.FULL));
        assertRefused(() -> Binding.all(List.of(json("\"gmail:read\""), json("\"gmail:full\""))), 400, "/bindings/1",
                "once");
    }

    @Test
    void refusesNoListAndALongOne() {
        assertRefused(() -> Binding.all(null), 400, "/bindings", "list");
        assertRefused(() -> Binding.all(Collections.nCopies(101, json("\"gmail:read\""))), 400, "/bindings", "100");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
