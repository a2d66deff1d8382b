package io.mooring.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.Site;
import io.mooring.local.Sites;

/** What the parts are told. */
class ConfigurationTest {

    @TempDir
    private Path folder;
    private Site site;

    @BeforeEach
    void open() {
        site = Sites.in(folder);
    }

    @Test
    void realmIsJsonWithEverySecretFilledIn() throws IOException {
        JsonNode realm = JsonMapper.builder().build().readTree(Realm.json(site, Realm.MOORING));

        assertThat(realm.findValuesAsText("secret")).containsExactlyInAnyOrder(
                site.secrets().require("keycloak.mooring-installer.secret"),
                site.secrets().require("keycloak.tool-executor-service.secret"));
        assertThat(realm.findValuesAsText("value")).contains(site.secrets().require("keycloak.viewer.password"));
        assertThat(realm.at("/clients/0/redirectUris/0").asText()).isEqualTo("http://127.0.0.1:7400/*");
        assertThat(Realm.json(site, Realm.MOORING)).doesNotContainPattern("@[a-z.-]+@");
    }

    @Test
    void accountsToConnectAreAdministeredByOneClient() throws IOException {
        String text = Realm.json(site, Realm.ACCOUNTS);
        JsonNode realm = JsonMapper.builder().build().readTree(text);

        assertThat(realm.findValuesAsText("secret"))
                .containsExactly(site.secrets().require("keycloak.accounts-admin.secret"));
        assertThat(text).doesNotContainPattern("@[a-z.-]+@");
    }

    @Test
    void aPersonCannotChangeTheirOwnTenant() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode realm = json.readTree(Realm.json(site, Realm.MOORING));
        JsonNode profile = json.readTree(realm.at(
                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0").asText());

        JsonNode tenant = profile.path("attributes").valueStream()
                .filter(attribute -> attribute.path("name").asText().equals("tenant")).findFirst().orElseThrow();

        assertThat(tenant.at("/permissions/edit")).hasToString("[\"admin\"]");
    }

    @Test
    void everyTopicHasDeadLettersAndItsOwnCleanup() {
        List<Topics.Topic> topics = Topics.declared();

        assertThat(topics).contains(new Topics.Topic("connection.created.dlq", 1, "delete"))
                .anyMatch(topic -> topic.name().equals("state.connection") && topic.cleanup().equals("compact"));
        assertThat(topics.stream().filter(topic -> !topic.name().endsWith(".dlq")))
                .allMatch(topic -> topics.contains(new Topics.Topic(topic.name() + ".dlq", 1, "delete")));
    }

    @Test
    void everyConnectorHasAHeartbeatTopic() {
        assertThat(Topics.heartbeats()).extracting(Topics.Topic::name).contains("__debezium-heartbeat.outbox-executor")
                .hasSize(5);
    }

    @Test
    void configFilesAreForTheirOwnerOnly() throws IOException {
        Path file = ConfigFile.write(folder.resolve("a.properties"), java.util.Map.of("a", "b"));

        assertThat(Files.readString(file)).isEqualTo("a=b\n");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
