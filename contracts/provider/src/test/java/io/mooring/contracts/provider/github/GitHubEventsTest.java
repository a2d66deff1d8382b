package io.mooring.contracts.provider.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.Payloads;
import io.mooring.contracts.provider.event.TypedEvent;

class GitHubEventsTest {

    private static final String AROUND = """
            "repository": {"full_name": "octo/crane", "html_url": "https://github.com/octo/crane",
                "owner": {"id": 11, "login": "octo"}},
            "organization": {"id": 11, "login": "octo"}, "sender": {"id": 7, "login": "ada"}""";
    private static final String ISSUE = """
            "issue": {"number": 7, "title": "Rope", "html_url": "https://github.com/octo/crane/issues/7"}""";

    @Test
    void tellsOfAnIssueInTheFormOfPublications() {
        TypedEvent event = typed("issues", "{'action': 'opened', " + ISSUE + ", " + AROUND + "}");

        assertThat(event.name()).isEqualTo("issue.opened");
        assertThat(event.resources()).containsExactly("issue:octo/crane#7", "repo:octo/crane", "org:octo");
        assertThat(event.actor()).isEqualTo(new Actor("7", "ada"));
        assertThat(event.links()).containsEntry("self", "https://github.com/octo/crane/issues/7");
        assertThat(event.accounts()).containsExactly("11");
    }

    @Test
    void tellsOfACommentWhereItStands() {
        TypedEvent event = typed("issue_comment", "{'action': 'created', " + ISSUE + ", 'comment': {'id': 1, 'html_url': "
                + "'https://github.com/octo/crane/issues/7#issuecomment-1'}, " + AROUND + "}");

        assertThat(event.name()).isEqualTo("issue_comment.created");
        assertThat(event.subject()).isEqualTo("issue:octo/crane#7");
        assertThat(event.links()).containsEntry("self", "https://github.com/octo/crane/issues/7#issuecomment-1")
                .containsEntry("subject", "https://github.com/octo/crane/issues/7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pull_request        | opened    | 'pull_request': {'number': 9}                       | pull_request.opened       | issue:octo/crane#9
            pull_request_review | submitted | 'review': {'id': 1}, 'pull_request': {'number': 9}  | pull_request_review.submitted | issue:octo/crane#9
            check_run           | completed | 'check_run': {'pull_requests': [{'number': 9}]}     | check_run.completed       | issue:octo/crane#9
            check_suite         | completed | 'check_suite': {'pull_requests': []}                | check_suite.completed     | repo:octo/crane
            workflow_run        | requested | 'workflow_run': {'pull_requests': [{'number': 1}, {'number': 2}]} | workflow_run.requested | repo:octo/crane
            release             | published | 'release': {'id': 1}                                | release.published         | repo:octo/crane
            star                | created   | 'starred_at': '2026-11-22T00:00:00Z'                | star.created              | repo:octo/crane
            member              | added     | 'member': {'id': 2}                                 | member.added              | repo:octo/crane
            discussion          | created   | 'discussion': {'number': 3}                         | discussion.created        | discussion:octo/crane#3
            """)
    void knowsWhatEventsAreAbout(String event, String action, String thing, String name, String subject) {
        TypedEvent typed = typed(event, "{'action': '" + action + "', " + thing + ", " + AROUND + "}");

        assertThat(typed.name()).isEqualTo(name);
        assertThat(typed.subject()).isEqualTo(subject);
        assertThat(typed.resources()).contains("repo:octo/crane");
    }

    @Test
    void tellsOfAPushWithoutAnAction() {
        TypedEvent event = typed("push", "{'ref': 'refs/heads/main', 'compare': "
                + "'https://github.com/octo/crane/compare/a...b', " + AROUND + "}");

        assertThat(event.name()).isEqualTo("push");
        assertThat(event.subject()).isEqualTo("repo:octo/crane");
        assertThat(event.links()).containsEntry("self", "https://github.com/octo/crane/compare/a...b");
    }

    @Test
    void tellsOfAnInstallationOutsideOfAnyRepository() {
        TypedEvent event = typed("installation", "{'action': 'created', 'installation': {'id': 5, 'account': {'id': 11}}}");

        assertThat(event.subject()).isEqualTo("installation:5");
        assertThat(event.accounts()).containsExactly("11");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            issues  | {'action': 'opened', 'repository': {'full_name': 'octo/crane'}}
            issues  | {'action': 'opened', 'issue': {'number': '7'}, 'repository': {'full_name': 'octo/crane'}}
            issues  | {'action': 'opened', 'issue': {'number': 7}, 'repository': {'full_name': 'octo/crane/../x'}}
            issues  | {'action': {'opened': true}, 'issue': 7, 'repository': []}
            push    | ['an', 'array']
            Push It | {}
            star    | {'action': 'cre.ated'}
            """)
    void doesNotGuess(String event, String body) {
        assertThat(new GitHub().typed(Payloads.received(event, body))).isEmpty();
    }

    private static TypedEvent typed(String event, String body) {
        return new GitHub().typed(Payloads.received(event, body)).orElseThrow();
    }
}
