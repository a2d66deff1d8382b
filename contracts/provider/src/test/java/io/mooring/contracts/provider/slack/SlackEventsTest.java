package io.mooring.contracts.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.Payloads;
import io.mooring.contracts.provider.event.TypedEvent;

class SlackEventsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            {'type': 'message', 'channel': 'C1', 'user': 'U1', 'channel_type': 'channel'}                                | message.created       | channel:C1 | U1
            {'type': 'message', 'subtype': 'message_changed', 'channel': 'C1', 'message': {'user': 'U1'}}                | message.changed       | channel:C1 | U1
            {'type': 'message', 'subtype': 'message_deleted', 'channel': 'D1', 'previous_message': {'user': 'U1'}}       | message.deleted       | channel:D1 | U1
            {'type': 'message', 'subtype': 'bot_message', 'channel': 'C1', 'bot_id': 'B1'}                               | message.bot_message   | channel:C1 | B1
            {'type': 'app_mention', 'channel': 'C1', 'user': 'U1'}                                                       | app_mention           | channel:C1 | U1
            {'type': 'reaction_added', 'user': 'U1', 'item': {'type': 'message', 'channel': 'C1', 'ts': '1.2'}}          | reaction_added        | channel:C1 | U1
            {'type': 'member_joined_channel', 'user': 'U1', 'channel': 'C1', 'team': 'T1'}                               | member_joined_channel | channel:C1 | U1
            {'type': 'channel_created', 'channel': {'id': 'C2', 'creator': 'U1'}}                                        | channel_created       | channel:C2 | -
            {'type': 'team_join', 'user': {'id': 'U2', 'name': 'mia'}}                                                   | team_join             | user:U2    | U2
            {'type': 'app_home_opened', 'user': 'U1', 'channel': 'D1', 'tab': 'home'}                                    | app_home_opened       | channel:D1 | U1
            """)
    void knowsWhatEventsAreAbout(String event, String name, String subject, String actor) {
        TypedEvent typed = typed("{'type': 'event_callback', 'team_id': 'T1', 'event_id': 'Ev1', 'event': " + event + "}");

        assertThat(typed.name()).isEqualTo(name);
        assertThat(typed.subject()).isEqualTo(subject);
        assertThat(typed.actor() == null ? null : typed.actor().id()).isEqualTo(actor);
        assertThat(typed.accounts()).containsExactly("T1");
    }

    @Test
    void tellsForWhomASharedChannelSpeaks() {
        assertThat(typed("{'type': 'event_callback', 'team_id': 'T1', 'authorizations': [{'team_id': 'T2'}], 'event': "
                + "{'type': 'app_mention', 'channel': 'C1'}}").accounts()).containsExactly("T2", "T1");
    }

    @Test
    void tellsOfInteractionsByTheirType() {
        TypedEvent pressed = typed("{'type': 'block_actions', 'team': {'id': 'T1'}, 'user': {'id': 'U1', 'username': "
                + "'ada'}, 'container': {'type': 'message', 'channel_id': 'C1'}, 'actions': []}");

        assertThat(pressed.name()).isEqualTo("block_actions");
        assertThat(pressed.subject()).isEqualTo("channel:C1");
        assertThat(pressed.actor()).isEqualTo(new Actor("U1", "ada"));
        assertThat(pressed.accounts()).containsExactly("T1");
    }

    @Test
    void tellsOfACommandThatIsAForm() {
        TypedEvent command = typed("{'command': '/crane', 'text': 'up', 'team_id': 'T1', 'channel_id': 'C1', 'user_id': "
                + "'U1', 'user_name': 'ada'}");

        assertThat(command.name()).isEqualTo("slash_command");
        assertThat(command.subject()).isEqualTo("channel:C1");
        assertThat(command.actor()).isEqualTo(new Actor("U1", "ada"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type': 'event_callback'}
            {'type': 'event_callback', 'event': {'type': 'message', 'subtype': 'x y'}}
            {'type': 7}
            {}
            """)
    void doesNotGuess(String body) {
        assertThat(new Slack().typed(Payloads.received("message", body))).isEmpty();
    }

    private static TypedEvent typed(String body) {
        return new Slack().typed(Payloads.received("interaction", body)).orElseThrow();
    }
}
