package io.mooring.contracts.provider.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.Providers;

/** Every tool of every shipped provider. */
class ProviderToolsTest {

    static Stream<ProviderTool> tools() {
        return providers().flatMap(provider -> provider.tools().stream());
    }

    static Stream<IntegrationProvider> providers() {
        Providers all = Providers.registered();
        return all.ids().stream().map(all::find).flatMap(Optional::stream)
                .filter(provider -> !provider.tools().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void describesItself(ProviderTool tool) {
        JsonNode input = Vendor.tree(tool.inputSchema());

        assertThat(tool.name()).matches("[a-z]+(_[a-z]+)*");
        assertThat(tool.action()).matches("[a-z_]+\\.[a-z]+");
        assertThat(input.path("additionalProperties").isBoolean()).isTrue();
        assertThat(Vendor.tree(tool.outputSchema()).path("type").asText()).isEqualTo("object");
        assertThat(tool.readOnly() && tool.destructive()).isFalse();
        input.path("properties").forEach(property -> assertThat(property.has("type") || property.has("enum"))
                .as(property.toString()).isTrue());
        // what a reach is narrowed to can't be left out of a call
        tool.resources().forEach(form -> Pattern.compile("\\{([a-z_]+)}").matcher(form).results()
                .forEach(hole -> assertThat(input.path("required").toString()).contains("\"" + hole.group(1) + "\"")));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void namesEachToolOnce(IntegrationProvider provider) {
        assertThat(provider.tools()).extracting(ProviderTool::name).doesNotHaveDuplicates();
        assertThat(provider.tools()).extracting(ProviderTool::alias).filteredOn(alias -> alias != null)
                .doesNotHaveDuplicates();
        assertThat(provider.publicationScopes()).extracting(PublicationScope::action).doesNotHaveDuplicates();
    }

    @Test
    void fillsResourcesFromArguments() {
        ProviderTool tool = tool(List.of("repo:{owner}/{repo}", "issue:{owner}/{repo}#{number}"), List.of());

        assertThat(tool.resourcesOf(Vendor.tree("{\"owner\":\"octo\",\"repo\":\"$1\",\"number\":7}")))
                .containsExactly("repo:octo/$1", "issue:octo/$1#7");
        assertThat(tool.resourcesOf(Vendor.tree("{\"owner\":\"octo\",\"repo\":\"crane\"}")))
                .containsExactly("repo:octo/crane");
        assertThat(tool.resourcesOf(Vendor.tree("{\"owner\":{\"a\":1},\"repo\":\"\"}"))).isEmpty();
    }

    @Test
    void acceptsAnyOfAlternativeScopes() {
        ProviderTool tool = tool(List.of(), List.of("repo|public_repo", "user"));

        assertThat(tool.missing(Set.of("public_repo", "user"))).isEmpty();
        assertThat(tool.missing(Set.of("user"))).containsExactly("repo|public_repo");
    }

    private static ProviderTool tool(List<String> resources, List<String> scopes) {
        return new ProviderTool("do_it", "Do it", "Does it", "{}", "{}", false, false, false, scopes, "it.do",
                resources, null, call -> {
                    throw new AssertionError("is not run");
                });
    }
}
