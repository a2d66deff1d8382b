package io.mooring.executor.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.rpc.Fault;

class FilterTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void hasWhatIsAskedForAndNothingElse() throws Exception {
        Filter filter = Filter.of(json.readTree("{\"toolsListChanged\":true,\"promptsListChanged\":false,"
                + "\"resourceSubscriptions\":[\"file:///a\",\"file:///b\",\"file:///a\"],\"somethingNew\":true}"), 3);

        assertThat(filter.methods()).containsExactlyInAnyOrder("notifications/tools/list_changed",
                "notifications/resources/updated");
        assertThat(filter.json()).isEqualTo(json.readTree("{\"toolsListChanged\":true,"
                + "\"resourceSubscriptions\":[\"file:///a\",\"file:///b\"]}"));
        assertThat(filter.ofToolsAlone().json()).isEqualTo(json.readTree("{\"toolsListChanged\":true}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"[];notifications:", "{\"toolsListChanged\":1};toolsListChanged:",
            "{\"resourceSubscriptions\":\"a\"};resourceSubscriptions:",
            "{\"resourceSubscriptions\":[\"a\",2]};resourceSubscriptions[1]:",
            "{\"resourceSubscriptions\":[\"\"]};resourceSubscriptions[0]:",
            "{\"resourceSubscriptions\":[\"a\",\"b\",\"c\"]};at most 2"})
    void refusesAnotherForm(String wanted, String field) throws Exception {
        JsonNode form = json.readTree(wanted);

        assertThatThrownBy(() -> Filter.of(form, 2)).isInstanceOf(Fault.class).hasMessageContaining(field);
    }
}
