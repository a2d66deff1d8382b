package io.mooring.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Tool;
import io.mooring.catalog.provider.ProviderDrafts.Kept;
import io.mooring.catalog.provider.ProviderDrafts.Wanted;
import io.mooring.contracts.provider.Providers;

class ProviderDraftsTest {

    @Test
    void offersTheToolsOfItsCode() {
        Draft github = draft("github", "github", null);

        assertThat(github.kind()).isEqualTo(Kind.PROVIDER);
        assertThat(github.baseUrl()).isEqualTo("https://api.github.com");
        Tool create = tool(github, "create_issue");
        assertThat(create.binding()).isEqualTo(
                "{\"provider\":\"github\",\"tool\":\"create_issue\",\"baseUrl\":\"https://api.github.com\"}");
        assertThat(create.parameterNames()).contains("owner", "title");
        assertThat(create.hints().readOnly()).isFalse();
        assertThat(tool(github, "get_issue").hints().readOnly()).isTrue();
        assertThat(tool(github, "update_issue").hints().destructive()).isTrue();
    }

    @Test
    void goesToAnInstallationOfOnesOwn() {
        Draft own = draft("github", "ghe", URI.create("https://git.example/api/v3/"));

        assertThat(own.baseUrl()).isEqualTo("https://git.example/api/v3");
        assertThat(tool(own, "get_issue").binding()).contains("\"baseUrl\":\"https://git.example/api/v3\"");
    }

    @Test
    void hasShortNamesOnlyUnderItsUsualSlug() {
        assertThat(tool(draft("gmail", "gmail", null), "send_email").binding()).contains("\"GMAIL_SEND_EMAIL\"");
        assertThat(tool(draft("gmail", "second-mail", null), "send_email").binding()).doesNotContain("alias");
    }

    @Test
    void remembersWhatItWasMadeOf() {
        Kept kept = Kept.of(draft("gmail", "second-mail", null).config());

        assertThat(kept.provider()).isEqualTo("gmail");
        assertThat(kept.usual()).isEqualTo("gmail");
        assertThat(kept.methods().isArray()).isTrue();
    }

    private static Draft draft(String provider, String slug, @Nullable URI baseUrl) {
        return ProviderDrafts.of(new Wanted(new Slug(slug), "Name", "Description", provider, baseUrl),
                Providers.registered().find(provider).orElseThrow(), JsonNodeFactory.instance.arrayNode(),
                Curation.NONE);
    }

    private static Tool tool(Draft draft, String name) {
        return draft.toolset().tools().stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow();
    }
}
