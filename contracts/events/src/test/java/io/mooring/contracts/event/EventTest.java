package io.mooring.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.connection.ConnectionRemoved;

class EventTest {

    @Test
    void takesItsTopicFromTheSchemaAndItsKeyFromTenantAndAggregate() {
        ConnectionRemoved removed = ConnectionRemoved.newBuilder().setTenant("acme").setId("conn_1")
                .setIntegration("github").setVersion(1).build();

        Event event = Event.of("acme", "conn_1", removed);

        assertThat(event.topic()).isEqualTo(Topics.CONNECTION_REMOVED);
        assertThat(event.key()).isEqualTo("acme/conn_1");
    }

    @Test
    void hasNoPayloadAsATombstone() {
        Event event = Event.tombstone(Topics.STATE_TOOL, "acme", "github/create_issue");

        assertThat(event.payload()).isNull();
        assertThat(event.key()).isEqualTo("acme/github/create_issue");
    }
}
