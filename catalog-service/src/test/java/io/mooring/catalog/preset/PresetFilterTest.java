package io.mooring.catalog.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Presets;

class PresetFilterTest {

    private final Presets presets = Presets.registered();

    @Test
    void findsByKindTierRoleAndText() {
        assertThat(ids(new PresetFilter("database", null, null, null))).containsExactly("mongodb", "mysql", "postgres",
                "redis");
        assertThat(ids(new PresetFilter(null, "P0", "support", null))).containsExactly("gmail", "notion");
        assertThat(ids(new PresetFilter(null, null, null, "SPREADSHEET"))).isEmpty();
        assertThat(ids(new PresetFilter(null, "P0", null, "cells"))).containsExactly("google-sheets");
    }

    @Test
    void saysHowEachIsReached() {
        assertThat(view("github-mcp").source()).isEqualTo("https://api.githubcopilot.com/mcp/");
        assertThat(view("sentry").source()).startsWith("npm:@sentry/mcp-server@");
        assertThat(view("slack").approach()).isEqualTo("direct API");
        assertThat(view("salesforce").asksBaseUrl()).isTrue();
        assertThat(view("google-workspace").members()).contains("gmail", "google-docs");
        assertThat(view("loom").installable()).isFalse();
    }

    private PresetView view(String id) {
        Preset preset = presets.find(id).orElseThrow();
        return PresetView.of(preset);
    }

    private List<String> ids(PresetFilter filter) {
        return filter.select(presets, new Cursor(50, null)).stream().map(PresetView::id).toList();
    }
}
