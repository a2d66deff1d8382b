package io.mooring.connection.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.connection.link.Step.Fact;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.connection.ConnectionCreated;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.connection.ConnectionRevoked;
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
        Step end = Lifecycle.decide(MADE, new Trigger.Removed(Standing.REMOVING, "not_told", "As asked."),
                Links.MADE_AT);

        List<Event> events = ConnectionEvents.of("acme", end);

        assertThat(events).extracting(Event::topic).containsExactly("connection.removed", "state.connection");
        ConnectionRemoved removed = (ConnectionRemoved) events.getFirst().payload();
        assertThat(removed.getVersion()).isGreaterThan(MADE.version());
        assertThat(removed.getReason()).isEqualTo("removing");
        assertThat(removed.getRevocation()).isEqualTo("not_told");
        assertThat(removed.getUserId()).isEqualTo("u1");
        assertThat(events.getLast().payload()).isNull();
    }

    @Test
    void saysWhichTokensDiedBeforeItSaysThatNothingIsLeft() {
        Connection ending = Lifecycle.decide(Links.in(ConnectionStatus.ACTIVE),
                new Trigger.RevocationBegun(Links.MADE_AT, Standing.INTEGRATION_REMOVED), Links.MADE_AT).after();
        Step end = Lifecycle.decide(ending, new Trigger.RevocationDone("revoked_upstream", "It ended.",
                List.of("refresh_token", "access_token")), Links.MADE_AT);

        List<Event> events = ConnectionEvents.of("acme", end);

        assertThat(events).extracting(Event::topic)
                .containsExactly("connection.revoked", "connection.removed", "state.connection");
        ConnectionRevoked revoked = (ConnectionRevoked) events.getFirst().payload();
        ConnectionRemoved removed = (ConnectionRemoved) events.get(1).payload();
        assertThat(revoked.getReason()).isEqualTo("revoked_upstream");
        assertThat(revoked.getRevokedTokens()).containsExactly("refresh_token", "access_token");
        assertThat(removed.getReason()).isEqualTo("integration_removed");
        assertThat(removed.getRevokedTokens()).containsExactly("refresh_token", "access_token");
        assertThat(removed.getVersion()).isGreaterThan(revoked.getVersion());
        assertThat(events.getLast().payload()).isNull();
    }
}
