package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.AuthTemplate;

class SettingsTest {

    private static final Settings SETTINGS = new Settings("h", URI.create("https://a.example/spec"), null,
            new JsonMapper().createArrayNode().add("x"), false, null);

    @Test
    void readsWhatItWrote() {
        assertThat(Settings.of(SETTINGS.text())).isEqualTo(SETTINGS);
    }

    @Test
    void readsWhatEarlierReleasesWrote() {
        Settings settings = Settings
                .of("{\"specHash\":\"h\",\"sourceUrl\":null,\"baseUrl\":null,\"authenticationTemplate\":[]}");

        assertThat(settings.templateGiven()).isFalse();
        assertThat(settings.sourceUrl()).isNull();
    }

    @Test
    void keepsTemplatesSomebodyGave() {
        Settings settings = SETTINGS.with(List.of(AuthTemplate.NONE), null);

        assertThat(settings.templateGiven()).isTrue();
        assertThat(Settings.of(settings.text()).authenticationTemplate().get(0).path("slug").asText())
                .isEqualTo("none");
    }
}
