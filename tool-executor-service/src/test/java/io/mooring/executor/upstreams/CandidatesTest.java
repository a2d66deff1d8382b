package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.toolview.IntegrationView;

class CandidatesTest {

    private final Server notes = server("notes", false);
    private final Server notesPlus = server("notes_plus", false);
    private final Server kept = server("kept", true);
    private final Server other = server("other", true);
    private final List<Server> all = List.of(notes, notesPlus, kept, other);

    @Test
    void areFoundByTheLongestPrefix() {
        assertThat(Candidates.of(all, Thing.PROMPT, "mcp_notes_plus_a"))
                .isEqualTo(new Candidates(List.of(notesPlus), "a"));
        assertThat(Candidates.of(all, Thing.PROMPT, "mcp_notes_sum_up"))
                .isEqualTo(new Candidates(List.of(notes), "sum_up"));
        assertThat(Candidates.of(all, Thing.RESOURCE, "mooring:notes:file:///a"))
                .isEqualTo(new Candidates(List.of(notes), "file:///a"));
    }

    @Test
    void areThoseThatKeepTheirNamesForAnyOther() {
        assertThat(Candidates.of(all, Thing.RESOURCE, "file:///a"))
                .isEqualTo(new Candidates(List.of(kept, other), "file:///a"));
        assertThat(Candidates.of(List.of(notes), Thing.PROMPT, "a").servers()).isEmpty();
    }

    @Test
    void doNotAnswerToAPrefixTheyDoNotShow() {
        assertThat(Candidates.of(all, Thing.PROMPT, "mcp_kept_a"))
                .isEqualTo(new Candidates(List.of(kept, other), "mcp_kept_a"));
    }

    private static Server server(String integration, boolean keepsNames) {
        return new Server("acme", new IntegrationView(integration, "mcp", 1, null, 1),
                JsonNodeFactory.instance.objectNode(), List.of(), keepsNames);
    }
}
