package io.mooring.executor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.executor.toolview.ToolPosition;

class ToolPatternTest {

    @ParameterizedTest
    @CsvSource({
            "*,                              github.org.main.delete_repo, true",
            "github.*,                       github.org.main.delete_repo, true",
            "github.*,                       gitlab.org.main.delete_repo, false",
            "git.*,                          github.org.main.delete_repo, false",
            "github.org.*,                   github.org.main.delete_repo, true",
            "github.user.*,                  github.org.main.delete_repo, false",
            "github.*.*,                     github.user.mine.list,       true",
            "github.org.main.*,              github.org.main.delete_repo, true",
            "github.org.main.*,              github.org.other.delete_repo, false",
            "github.org.main.delete_repo,    github.org.main.delete_repo, true",
            "github.org.main.delete_repo,    github.org.main.list,        false",
            "github.*.*.delete_repo,         github.user.mine.delete_repo, true",
            "github.*.*.delete_repo,         github.user.mine.list,       false",
            "github.org.*.delete_repo,       github.org.my.dotted.name.delete_repo, true",
            "github.org.my.dotted.name.*,    github.org.my.dotted.name.list, true",
            "github.org.my.*,                github.org.my.dotted.list,   false",
            "mcp_github_delete_repo,         github.org.main.delete_repo, true",
            "mcp_github_delete_repo,         github.org.main.list,        false",
    })
    void matchesWholeParts(String pattern, String address, boolean expected) {
        assertThat(ToolPattern.parse(pattern).orElseThrow().matches(Targets.at(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "**", "*.org.main.list", "*.*", "github", "github.org", "github.org.main", "git*.*",
            "github.org.ma*.list", "github.somebody.main.list", "github..main.list", ".org.main.list",
            "github.org.main.", "mcp_", "mcp_github_*", "github.org. .list", "github.org.a.*.list", "delete_repo",
            "github.org.main\n.list"})
    void refusesWhatIsNoPattern(String text) {
        assertThat(ToolPattern.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*, 0", "github.*, 1", "github.org.*, 2", "mcp_github_list, 2", "github.*.*.list, 2",
            "github.org.main.*, 3", "github.org.main.list, 4"})
    void saysHowSpecificItIs(String pattern, int expected) {
        assertThat(ToolPattern.parse(pattern).orElseThrow().specificity()).isEqualTo(expected);
    }

    @Test
    void namesTheToolsItMayMean() {
        assertThat(places("github.*.*.list")).containsExactly(new ToolPosition("github", "list", ""));
        assertThat(places("mcp_git_hub_list")).containsExactlyInAnyOrder(new ToolPosition("git", "hub_list", ""),
                new ToolPosition("git_hub", "list", ""));
        assertThat(places("gitlab.org.main.list")).isEmpty();
        assertThat(places("github.*")).isEmpty();
    }

    private static Stream<ToolPosition> places(String pattern) {
        return ToolPattern.parse(pattern).orElseThrow().places(Set.of("github", "git", "git_hub"));
    }

    /** A name that was cut has the hash at its end, and is still found by all of it. */
    @ParameterizedTest
    @ValueSource(strings = {"mcp_github_list", "mcp_shortened_12345678"})
    void matchesBothFormsOfCallName(String pattern) {
        Target target = new Target("github", "org", "main", "list", "mcp_shortened_12345678", false);

        assertThat(ToolPattern.parse(pattern).orElseThrow().matches(target)).isTrue();
    }
}
