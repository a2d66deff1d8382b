package io.mooring.executor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.naming.Naming.Names;
import io.mooring.executor.toolview.ToolView;

class OwnNameTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isTheServersWhereItLeadsBack() {
        assertThat(OwnName.of(tool("add_note", "add_note"), JSON)).contains("add_note");
        assertThat(OwnName.of(tool("add_note", "add.note"), JSON)).contains("add.note");
        assertThat(OwnName.of(tool("add_note_1a2b", "add.note"), JSON)).isEmpty();
        assertThat(OwnName.places("add.note")).containsExactlyInAnyOrder("add.note", "add_note");
    }

    @Test
    void isShownOfIntegrationsThatKeepItUnlessOthersHaveItToo() {
        ToolView tool = tool("add_note", "add_note");

        assertThat(new Names(Set.of("notes"), Set.of(), JSON).of(tool)).isEqualTo("add_note");
        assertThat(new Names(Set.of("notes", "more"), Set.of("add_note"), JSON).of(tool))
                .isEqualTo("mcp_notes_add_note");
        assertThat(new Names(Set.of("more"), Set.of(), JSON).of(tool)).isEqualTo("mcp_notes_add_note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp_other_add", "DB_QUERY_db_1", "search_tools", "describe_tools", "call_tool"})
    void isNotOneThatMeansSomethingElse(String taken) {
        ToolView tool = tool(taken, taken);

        assertThat(OwnName.of(tool, JSON)).isEmpty();
        assertThat(new Names(Set.of("notes"), Set.of(), JSON).of(tool)).isEqualTo("mcp_notes_" + taken);
    }

    /** Who calls the address of another server's tool gets that tool. */
    @ParameterizedTest
    @ValueSource(strings = {"other.org.main.add", "other.user.my.own.add"})
    void isNoAddress(String address) {
        ToolView tool = tool(address.replace('.', '_'), address);

        assertThat(OwnName.of(tool, JSON)).isEmpty();
        assertThat(new Names(Set.of("notes"), Set.of(), JSON).of(tool)).isEqualTo(tool.callName());
        assertThat(OwnName.of(tool("other_add_main_org", "other.add.main.org"), JSON)).isPresent();
    }

    private static ToolView tool(String name, String own) {
        return new ToolView("notes", name, "mcp_notes_" + name, "", "", "mcp", "{}", null, Map.of(),
                "{\"tool\": {\"name\": \"" + own + "\"}}", true, false, Set.of(), 1);
    }
}
