package io.mooring.contracts.provider.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.Payloads;
import io.mooring.contracts.provider.event.TypedEvent;

class LinearEventsTest {

    private static final String AROUND = "'organizationId': 'org-1', 'url': 'https://linear.app/octo/issue/ENG-7',"
            + " 'actor': {'id': 'u-1', 'name': 'Ada', 'type': 'user'}";

    @Test
    void tellsOfAnIssueByBothOfItsNames() {
        TypedEvent event = typed("{'type': 'Issue', 'action': 'create', 'data': {'id': 'i-1', 'identifier': 'ENG-7', "
                + "'teamId': 't-1', 'projectId': 'p-1'}, " + AROUND + "}");

        assertThat(event.name()).isEqualTo("issue.create");
        assertThat(event.resources()).containsExactly("issue:i-1", "issue:ENG-7", "project:p-1", "team:t-1");
        assertThat(event.actor()).isEqualTo(new Actor("u-1", "Ada"));
        assertThat(event.links()).containsEntry("self", "https://linear.app/octo/issue/ENG-7");
        assertThat(event.accounts()).containsExactly("org-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Comment       | create   | {'id': 'c', 'issueId': 'i-1', 'issue': {'id': 'i-1', 'teamId': 't-1'}}     | comment.create        | issue:i-1
            Comment       | remove   | {'id': 'c', 'projectUpdateId': 'x', 'projectId': 'p-1'}                    | comment.remove        | project:p-1
            Reaction      | create   | {'id': 'r', 'comment': {'id': 'c', 'issueId': 'i-1'}}                      | reaction.create       | issue:i-1
            Attachment    | create   | {'id': 'a', 'issueId': 'i-1'}                                              | attachment.create     | issue:i-1
            Project       | update   | {'id': 'p-1', 'name': 'Crane'}                                             | project.update        | project:p-1
            ProjectUpdate | create   | {'id': 'x', 'projectId': 'p-1'}                                            | project_update.create | project:p-1
            Cycle         | remove   | {'id': 'y', 'teamId': 't-1'}                                               | cycle.remove          | cycle:y
            IssueLabel    | create   | {'id': 'l', 'teamId': 't-1'}                                               | issue_label.create    | issue_label:l
            """)
    void knowsWhatEventsAreAbout(String type, String action, String data, String name, String subject) {
        TypedEvent event = typed("{'type': '" + type + "', 'action': '" + action + "', 'data': " + data + ", "
                + AROUND + "}");

        assertThat(event.name()).isEqualTo(name);
        assertThat(event.subject()).isEqualTo(subject);
    }

    @Test
    void tellsOfANotificationOfTheApp() {
        TypedEvent event = typed("{'type': 'AppUserNotification', 'action': 'issueAssignedToYou', 'organizationId': "
                + "'org-1', 'notification': {'id': 'n', 'issueId': 'i-1', 'issue': {'id': 'i-1', 'identifier': 'ENG-7', "
                + "'url': 'https://linear.app/octo/issue/ENG-7'}, 'actor': {'id': 'u-2', 'name': 'Mia'}}}");

        assertThat(event.name()).isEqualTo("app_user_notification.issue_assigned_to_you");
        assertThat(event.resources()).containsExactly("issue:i-1", "issue:ENG-7");
        assertThat(event.actor()).isEqualTo(new Actor("u-2", "Mia"));
        assertThat(event.links()).containsEntry("subject", "https://linear.app/octo/issue/ENG-7");
    }

    @Test
    void tellsOfAgentSessionsAndBrokenPromises() {
        assertThat(typed("{'type': 'AgentSessionEvent', 'action': 'created', 'agentSession': {'id': 's', 'issue': "
                + "{'id': 'i-1'}, 'creator': {'id': 'u-1', 'name': 'Ada'}}}").subject()).isEqualTo("issue:i-1");
        TypedEvent late = typed("{'type': 'IssueSLA', 'action': 'breached', 'issueData': {'id': 'i-1'}}");
        assertThat(late.name()).isEqualTo("issue_sla.breached");
        assertThat(late.subject()).isEqualTo("issue:i-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type': 'Issue'}
            {'type': 'Iss ue', 'action': 'create'}
            {'type': ['Issue'], 'action': 'create'}
            'Issue'
            """)
    void doesNotGuess(String body) {
        assertThat(new Linear().typed(Payloads.received("Issue", body))).isEmpty();
    }

    private static TypedEvent typed(String body) {
        return new Linear().typed(Payloads.received("Issue", body)).orElseThrow();
    }
}
