package io.mooring.contracts.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.ProviderFacts.InstallKind;
import io.mooring.contracts.provider.github.GitHub;

class ProvidersTest {

    @Test
    void findsWhatIsRegistered() {
        Providers providers = Providers.registered();

        assertThat(providers.ids()).contains("github", "gmail", "svix");
        assertThat(providers.find("github")).containsInstanceOf(GitHub.class);
        assertThat(providers.find("gmail")).map(gmail -> gmail.facts().displayName()).hasValue("Gmail");
        assertThat(providers.find("nobody")).isEmpty();
    }

    @Test
    void knowsWhoseEventsCanBeReceived() {
        Providers providers = Providers.registered();

        assertThat(providers.webhookIds()).contains("github", "stripe", "zoom").doesNotContain("spotify", "mysql");
        assertThat(providers.findWebhook("spotify")).isEmpty();
        assertThat(providers.findWebhook("gmail")).isEqualTo(providers.findWebhook("google-pubsub")).isPresent();
        assertThat(providers.findWebhook("nobody")).isEmpty();
    }

    /** The form of seed 004, with its names, labels, types and defaults. */
    @Test
    void knowsTheFormOfEachDatabase() {
        List<ProviderFacts> databases = Providers.registered().databases();

        assertThat(databases).map(facts -> facts.database().type()).containsExactly("mongodb", "mysql", "postgres",
                "redis");
        assertThat(databases.get(2).inputs()).extracting(FormField::name, FormField::label, FormField::type,
                FormField::fallback).startsWith(tuple("connection_name", "Connection Name", "text", null),
                        tuple("host", "Host", "text", null), tuple("port", "Port", "number", 5432),
                        tuple("database", "Database Name", "text", null), tuple("username", "Username", "text", null),
                        tuple("password", "Password", "password", null),
                        tuple("ssl", "SSL Required", "checkbox", false));
    }

    @Test
    void refusesTwoProvidersWithOneId() {
        assertThatThrownBy(() -> Providers.of(List.of("github"), List.of(new GitHub(), new GitHub())))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("github");
    }

    @Test
    void refusesCodeOfAProviderThatIsNotRegistered() {
        assertThatThrownBy(() -> Providers.of(List.of("gmail"), List.of(new GitHub())))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("github");
    }

    @Test
    void readsTheFactsOfGitHub() {
        ProviderFacts facts = new GitHub().facts();

        assertThat(facts.displayName()).isEqualTo("GitHub");
        assertThat(facts.install()).isEqualTo(InstallKind.OAUTH);
    }
}
