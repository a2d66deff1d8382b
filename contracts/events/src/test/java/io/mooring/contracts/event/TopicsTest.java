package io.mooring.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class TopicsTest {

    @Test
    void hasAConstantForTheTopicOfEverySchemaAndNoOther() {
        assertThat(constants()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(schemaTopics());
    }

    @Test
    void hasARowForTheTopicOfEverySchemaAndNoOther() throws IOException {
        List<String> names = rows().stream().map(row -> row.required("name").textValue()).toList();

        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(schemaTopics());
    }

    @Test
    void namesEveryTopicInItsSchemaOnce() {
        assertThat(schemaTopics()).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void compactsStateAndNothingElse() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row.required("cleanup").textValue())
                .isEqualTo(row.required("name").textValue().startsWith("state.") ? "compact" : "delete"));
    }

    @Test
    void givesEveryTopicAtLeastOnePartition() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row.required("partitions").intValue()).isPositive());
    }

    /** Each replica reads the whole topic by assigning this one partition. */
    @ParameterizedTest
    @ValueSource(strings = {Topics.STATE_API_KEY, Topics.STATE_AGENT})
    void keepsWhoMayCallInOnePartition(String topic) throws IOException {
        assertThat(rows()).filteredOn(row -> row.required("name").textValue().equals(topic)).singleElement()
                .satisfies(row -> assertThat(row.required("partitions").intValue()).isEqualTo(1));
    }

    private static List<String> schemaTopics() {
        return ReleasedSchemas.today().stream().map(TopicsTest::topic).toList();
    }

    private static String topic(Schema schema) {
        return schema.getProp("topic");
    }

    private static List<String> constants() {
        return Arrays.stream(Topics.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers())).map(TopicsTest::value).toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> rows() throws IOException {
        try (InputStream json = Topics.class.getResourceAsStream("/mooring/topics.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(json).spliterator(), false).toList();
        }
    }
}
