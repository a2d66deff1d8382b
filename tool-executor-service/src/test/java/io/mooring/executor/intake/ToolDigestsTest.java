package io.mooring.executor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.executor.resolution.Tools;
import io.mooring.executor.toolview.ToolView;

class ToolDigestsTest {

    private static final String APPROVED = ToolDigests.digest(Tools.onAll(), 3L);

    @Test
    void areTheSameForTheSameTool() {
        assertThat(ToolDigests.digest(Tools.onAll(), 3L)).isEqualTo(APPROVED);
    }

    /** A GraphQL tool says nothing of its endpoint: that is the integration's. */
    @Test
    void changeWithTheConfigurationOfTheIntegration() {
        assertThat(ToolDigests.digest(Tools.onAll(), 4L)).isNotEqualTo(APPROVED);
        assertThat(ToolDigests.digest(Tools.onAll(), null)).isNotEqualTo(APPROVED);
    }

    @Test
    void changeWithTheDefinitionOfTheTool() {
        ToolView stricter = Tools.withSchemas("{\"required\":[\"a\"]}", null, Map.of());
        ToolView other = Tools.withSchemas("{}", null, Map.of("Label", "hash"));

        assertThat(ToolDigests.digest(stricter, 3L)).isNotEqualTo(APPROVED);
        assertThat(ToolDigests.digest(other, 3L)).isNotEqualTo(APPROVED);
    }
}
