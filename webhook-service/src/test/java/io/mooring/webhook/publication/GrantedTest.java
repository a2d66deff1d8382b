package io.mooring.webhook.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantedTest {

    private static final Concern COMMENT = new Concern(Set.of("github-app", "github"), Set.of("conn_1"),
            List.of("issue:octo/crane#7", "repo:octo/crane"));

    @Test
    void hearsOfWhatIsInItsReach() {
        assertThat(granted("tenant", null).hearsOf(COMMENT)).isTrue();
        assertThat(granted("resource", "issue:octo/crane#7").hearsOf(COMMENT)).isTrue();
        assertThat(granted("resource", "repo:octo/crane").hearsOf(COMMENT)).isTrue();
        assertThat(new Granted("pub_1", "github", "conn_1", List.of(), new Reach("user", "ada", null), null, null)
                .hearsOf(COMMENT)).isTrue();
    }

    @Test
    void hearsOfNothingElse() {
        assertThat(granted("resource", "issue:octo/crane#8").hearsOf(COMMENT)).isFalse();
        assertThat(granted("tenant", null).hearsOf(new Concern(Set.of("github"), Set.of("conn_2"), List.of())))
                .isFalse();
        assertThat(granted("tenant", null).hearsOf(new Concern(Set.of("github"), Set.of(), List.of()))).isFalse();
        assertThat(granted("tenant", null).hearsOf(new Concern(Set.of("slack"), Set.of("conn_1"), List.of())))
                .isFalse();
    }

    @Test
    void doesNotPrintItsSecret() {
        assertThat(granted("tenant", null).toString()).isEqualTo("Granted[pub_1]");
    }

    private static Granted granted(String kind, @Nullable String resource) {
        return new Granted("pub_1", "github", "conn_1", List.of("comment.create"), new Reach(kind, null, resource),
                "key", new byte[]{1});
    }
}
