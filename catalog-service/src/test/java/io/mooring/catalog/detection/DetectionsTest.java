package io.mooring.catalog.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Detection.Detector;
import io.mooring.catalog.Kind;
import io.mooring.catalog.probe.McpProbe.Seen;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

class DetectionsTest {

    private static final URI URL = URI.create("https://api.shop.example/v1");

    @Test
    void ranksWhatIsRecognized() {
        List<Detection> found = ask(found(Kind.MCP, Confidence.LOW), found(Kind.GRAPHQL, Confidence.HIGH),
                found(Kind.OPENAPI, Confidence.MEDIUM), url -> Uni.createFrom().item(Optional.empty()));

        assertThat(found).extracting(Detection::kind).containsExactly(Kind.GRAPHQL, Kind.OPENAPI, Kind.MCP);
    }

    @Test
    void leavesOutWhoIsSlowOrFails() {
        // Given
        Detector slow = url -> Uni.createFrom().<Optional<Detection>>nothing();
        Detector failing = url -> Uni.createFrom().failure(new IllegalStateException("away"));
        Detector broken = url -> {
            throw new IllegalStateException("broken");
        };

        // When
        List<Detection> found = ask(slow, failing, broken, found(Kind.OPENAPI, Confidence.HIGH));

        // Then
        assertThat(found).extracting(Detection::kind).containsExactly(Kind.OPENAPI);
    }

    @Test
    void knowsDatabasesByTheirSchemeAndKeepsPasswordsOut() {
        List<Detection> found = new Detections(List.of(new DatabaseDetector()), config())
                .of(URI.create("postgres://me:secret@db.example:5432/shop?sslmode=require")).await()
                .atMost(Duration.ofMinutes(1));

        assertThat(found).containsExactly(new Detection(Kind.DATABASE, Confidence.HIGH,
                URI.create("postgres://db.example:5432/shop"), "PostgreSQL", "postgresql"));
    }

    @Test
    void believesAnMcpServerThatLetsInOrSendsToAnAuthorizationServer() {
        URI named = URI.create("https://shop.example/mcp");

        assertThat(McpDetector.judge(URL, seen(true, false, false))).map(Detection::name).contains("Shop server");
        assertThat(McpDetector.judge(URL, seen(true, false, false))).map(Detection::confidence)
                .contains(Confidence.HIGH);
        assertThat(McpDetector.judge(named, seen(false, true, true))).map(Detection::confidence)
                .contains(Confidence.HIGH);
        assertThat(McpDetector.judge(named, seen(false, true, false))).map(Detection::confidence)
                .contains(Confidence.MEDIUM);
        assertThat(McpDetector.judge(URL, seen(false, true, true))).map(Detection::confidence)
                .contains(Confidence.LOW);
        assertThat(McpDetector.judge(URL, seen(false, true, false))).isEmpty();
    }

    private static Seen seen(boolean connected, boolean closed, boolean oauth) {
        return new Seen(connected, closed, oauth, false, "Shop server", "shop_server", null, null, null, null);
    }

    @Test
    void looksAtWebAndDatabasesOnly() {
        assertThat(List.of("https://a.example", "http://a.example:81/x?y", "mongodb+srv://u:p@a,b/x", "redis://h"))
                .allSatisfy(url -> assertThat(Detections.canLookAt(URI.create(url))).as(url).isTrue());
        assertThat(List.of("https://u:p@a.example", "ftp://a.example", "file:///etc/passwd", "mailto:a@b", "redis:x",
                "https:a")).allSatisfy(url -> assertThat(Detections.canLookAt(URI.create(url))).as(url).isFalse());
    }

    @Test
    void namesASiteByItsHost() {
        assertThat(Site.name(URI.create("https://API.shop.example/v1"))).isEqualTo("shop.example");
        assertThat(Site.name(URI.create("https://mcp.dev"))).isEqualTo("mcp.dev");
        assertThat(Site.slug("Our Shop! API", URL)).isEqualTo("our_shop_api");
        assertThat(Site.slug("…", URL)).isEqualTo("shop_example");
        assertThat(Site.says(URI.create("https://a.example/graphql/"), "graphql")).isTrue();
        assertThat(Site.says(URI.create("https://a.example/graphqlish"), "graphql")).isFalse();
    }

    private static List<Detection> ask(Detector... detectors) {
        return new Detections(List.of(detectors), config()).of(URL).await().atMost(Duration.ofMinutes(1));
    }

    private static Detector found(Kind kind, Confidence confidence) {
        return url -> Uni.createFrom().item(Optional.of(new Detection(kind, confidence, url, "n", "s")));
    }

    private static DetectionConfig config() {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(DetectionConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("catalog.detection.deadline", "3s"), "test", 100))
                .build().getConfigMapping(DetectionConfig.class);
    }
}
