package io.mooring.executor.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Roles;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.resolution.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;

class CallServerToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Caller PLATFORM = new Caller("acme", Caller.Kind.API_KEY, "key", Set.of(Roles.PLATFORM));

    @Test
    void takesATextForAToolWithoutArguments() throws JsonProcessingException {
        CallServerTool.Wish wish = read("{'user_id': 'ada', 'server': 'notes', 'tool': 'list'}").toWish(PLATFORM);

        assertThat(wish.user()).isEqualTo("ada");
        assertThat(wish.arguments()).isEmpty();
        assertThat(wish.call(Action.of("notes", "list", "mcp_notes_list")).action().text()).isEqualTo("mcp_notes_list");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{'tool': 'list'} | /user_id",
            "{'user_id': 'ada'} | /tool", "{'user_id': 'ada', 'tool': ' '} | /tool",
            "{'user_id': 'ada', 'tool': 'list', 'server': 'No slug'} | /server",
            "{'user_id': 'ada', 'tool': 'list', 'arguments': [1]} | /arguments"})
    void namesWhatIsWrong(String body, String field) throws JsonProcessingException {
        CallServerTool request = read(body);

        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> request.toWish(PLATFORM));

        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getParameters()).containsEntry("field", field);
    }

    @Test
    void takesEverySlugTheCatalogGives() throws JsonProcessingException {
        assertThat(read("{'user_id': 'ada', 'server': 'git_hub', 'tool': 'list'}").toWish(PLATFORM).server())
                .isEqualTo("git_hub");
    }

    @Test
    void callsArgumentsByTheirNameHere() {
        HttpProblem problem = ArgumentCheck.problem(List.of(new Violation("/params/a/params", "a number")));

        HttpProblem renamed = (HttpProblem) CallServerTool.renamed(problem);

        assertThat(renamed.getParameters()).containsEntry("field", "/arguments/a/params").containsEntry("errors",
                List.of(new Violation("/arguments/a/params", "a number")));
        assertThat(CallServerTool.renamed(new IllegalStateException("other"))).hasMessage("other");
    }

    private static CallServerTool read(String body) throws JsonProcessingException {
        return JSON.readValue(body.replace('\'', '"'), CallServerTool.class);
    }
}
