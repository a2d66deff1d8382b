package io.mooring.catalog.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Kind;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.preset.Presets;

class PresetDetectorTest {

    private final PresetDetector detector = new PresetDetector(Presets.registered(), Providers.registered());

    @Test
    void knowsPresetByWhereItIs() {
        assertThat(find("https://api.githubcopilot.com/mcp/")).contains(new Detection(Kind.MCP, Confidence.HIGH,
                URI.create("https://api.githubcopilot.com/mcp/"), "GitHub MCP", "github-mcp", "github-mcp"));
        assertThat(find("https://slack.com/api/chat.postMessage")).map(Detection::preset).contains("slack-rest");
    }

    @Test
    void tellsApisOfOneHostApart() {
        assertThat(find("https://www.googleapis.com/drive/v3/files")).map(Detection::preset).contains("google-drive");
        assertThat(find("https://www.googleapis.com/calendar/v3")).map(Detection::preset)
                .contains("google-calendar");
        assertThat(find("https://www.googleapis.com/drivel")).isEmpty();
    }

    @Test
    void tellsRestFromGraphql() {
        assertThat(find("https://API.github.com/users/octocat")).map(Detection::preset).contains("github-rest");
        assertThat(find("https://api.github.com/graphql")).map(Detection::preset).contains("github-graphql");
    }

    @Test
    void knowsAnApiWhosePresetIsAServerElsewhere() {
        assertThat(find("https://api.notion.com/v1/pages")).map(Detection::preset).contains("notion");
        assertThat(find("https://api.notion.com/v1/pages")).map(Detection::confidence).contains(Confidence.MEDIUM);
    }

    @Test
    void knowsNothingElse() {
        assertThat(find("https://example.com/")).isEmpty();
        assertThat(find("https://github.com.example.com/")).isEmpty();
        assertThat(find("postgres://a,b/c")).isEmpty();
    }

    private Optional<Detection> find(String url) {
        return detector.detect(URI.create(url)).await().atMost(Duration.ofMinutes(1));
    }
}
