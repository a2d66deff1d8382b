package io.mooring.connection.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.connection.link.Step.Fact;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.connection.ConnectionCreated;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.connection.ConnectionState;

class ConnectionEventsTest {

    private static final Connection MADE = Links.active();

    @Test
    void tellsOfANewConnectionInOrder() {
        List<Event> events = ConnectionEvents.of("acme",
                new Step(MADE, List.of(Fact.CREATED, Fact.ACTIVATED)));

        assertThat(events).extracting(Event::topic)
                .containsExactly("connection.created", "connection.activated", "state.connection");
        assertThat(events).extracting(Event::key).containsOnly("acme/conn_1");
        assertThat(((ConnectionCreated) events.getFirst().payload()).getVersion()).isEqualTo(1);
        ConnectionState state = (ConnectionState) events.getLast().payload();
        assertThat(state.getUserId()).isEqualTo("u1");
        assertThat(state.getStatus()).isEqualTo("ACTIVE");
        assertThat(state.getVersion()).isEqualTo(2);
    }

    @Test
    void endsTheStateOfARemovedConnection() {
        List<Event> events = ConnectionEvents.removed("acme", MADE);

        assertThat(events).extracting(Event::topic).containsExactly("connection.removed", "state.connection");
        assertThat(((ConnectionRemoved) events.getFirst().payload()).getVersion()).isEqualTo(3);
        assertThat(events.getLast().payload()).isNull();
    }
}
