package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.Tool;

class ToolNamesTest {

    @Test
    void keepsOperationIdsThatFit() {
        assertThat(names("/a: {get: {operationId: list-Pets_2}}")).containsExactly("list-Pets_2");
    }

    @Test
    void replacesOtherCharacters() {
        assertThat(names("/a: {get: {operationId: 'repos/get: all'}}")).containsExactly("repos_get_all");
    }

    @Test
    void namesByMethodAndPathWithoutAnId() {
        assertThat(names("/repos/{owner}/issues: {get: {}}", "/: {get: {}}")).containsExactly("get_repos_owner_issues",
                "get");
    }

    @Test
    void cutsLongNamesAndKeepsThemApart() {
        String same = "a".repeat(70);

        assertThat(names("/a: {get: {operationId: " + same + "1}}", "/b: {get: {operationId: " + same + "2}}"))
                .doesNotHaveDuplicates().allMatch(name -> name.matches("a{55}_[0-9a-f]{8}"));
    }

    @Test
    void leavesTheNameToTheIdThatNeededNoChange() {
        List<String> names = names("/a: {get: {operationId: a/b}}", "/b: {get: {operationId: a_b}}");

        assertThat(names.get(1)).isEqualTo("a_b");
        assertThat(names.get(0)).matches("a_b_[0-9a-f]{8}");
    }

    @Test
    void tellsDuplicateIdsApart() {
        assertThat(names("/a: {get: {operationId: x}}", "/b: {get: {operationId: x}}")).first().isEqualTo("x");
        assertThat(names("/a: {get: {operationId: x}}", "/b: {get: {operationId: x}}")).last().asString()
                .matches("x_[0-9a-f]{8}");
    }

    @Test
    void givesTheSameNamesInWhateverOrder() {
        List<String> names = names("/b: {get: {operationId: a/b}}", "/a: {get: {operationId: 'a:b'}}");

        assertThat(names("/a: {get: {operationId: 'a:b'}}", "/b: {get: {operationId: a/b}}").reversed())
                .isEqualTo(names);
        assertThat(names.get(0)).matches("a_b_[0-9a-f]{8}");
        assertThat(names.get(1)).isEqualTo("a_b");
    }

    @Test
    void keepsOldNamesWhenASiblingComesBefore() {
        String later = "/b: {get: {operationId: a/b}}";
        String earlier = "/a: {get: {operationId: 'a:b'}}";
        Map<String, String> before = Map.of("get /b", names(later).getFirst());

        List<String> names = Compiler.compile(Documents.document("servers: [{url: https://a.example}]\npaths:\n"
                + (earlier + "\n" + later).indent(2)), new Origin(null, null), before).toolset().tools().stream()
                .map(Tool::name).toList();

        assertThat(names.get(1)).isEqualTo("a_b");
        assertThat(names.get(0)).matches("a_b_[0-9a-f]{8}");
    }

    private static List<String> names(String... paths) {
        return Documents.compiled("paths:\n" + String.join("\n", paths).indent(2)).toolset().tools().stream()
                .map(Tool::name).toList();
    }
}
