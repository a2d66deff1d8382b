package io.mooring.webhook.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.tool.PublicationScope;

class GrantTest {

    private static final Reach TENANT = new Reach("tenant", null, null);
    private final List<PublicationScope> github = Providers.registered().find("github").orElseThrow()
            .publicationScopes();

    @Test
    void grantsEachActionOnce() {
        assertThat(Grant.of(List.of("issue.update", "comment.create", "issue.update"), TENANT, github).actions())
                .containsExactly("comment.create", "issue.update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue:octo/crane#7", "repo:octo/crane"})
    void isNarrowedToOneResource(String resource) {
        Reach reach = new Reach("resource", null, resource);

        assertThat(Grant.of(List.of("comment.create"), reach, github).reach()).isEqualTo(reach);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel:C1", "issue:octo/crane", "repo:{owner}/{repo}", "repo:octo/ crane", ""})
    void namesAResourceThatNoCallIsWithin(String resource) {
        assertBad("/reach/resource", List.of("comment.create"), new Reach("resource", null, resource));
    }

    @Test
    void namesWhatIsWrong() {
        assertBad("/actions", null, TENANT);
        assertBad("/actions", List.of(), TENANT);
        assertBad("/actions/1", Arrays.asList("issue.create", "issue.destroy"), TENANT);
        assertBad("/actions/0", Arrays.asList((String) null), TENANT);
        assertBad("/reach/kind", List.of("issue.create"), null);
        assertBad("/reach/kind", List.of("issue.create"), new Reach("world", null, null));
        assertBad("/reach/user_id", List.of("issue.create"), new Reach("user", " ", null));
        assertBad("/reach/user_id", List.of("issue.create"), new Reach("tenant", "ada", null));
        assertBad("/reach/resource", List.of("issue.create"), new Reach("user", "ada", "repo:a/b"));
        assertBad("/reach/resource", List.of("issue.search"), new Reach("resource", null, "repo:a/b"));
    }

    private void assertBad(String field, @Nullable List<@Nullable String> actions, @Nullable Reach reach) {
        AbstractThrowableAssert<?, ?> failure = assertThatThrownBy(() -> Grant.of(actions, reach, github));
        failure.extracting("statusCode").isEqualTo(400);
        failure.extracting("parameters").asString().contains(field);
    }
}
