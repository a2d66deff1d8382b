package io.mooring.connection.intake;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.connection.credential.KeyFiles;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.Integrations;
import io.mooring.connection.link.Owner;

class NewConnectionTest {

    private final IntegrationView github = Integrations.offering(Integrations.bearer(), Integrations.signIn());

    @Test
    void belongsToTheOrganisationOrToOneUser() {
        assertThat(NewConnection.of(Requests.orgBearer()).owner()).isEqualTo(new Owner("org", null));
        assertThat(NewConnection.of(Requests.ownedBy("user", "u1")).owner()).isEqualTo(new Owner("user", "u1"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ORG", "team"})
    void refusesAnotherOwner(String owner) {
        assertRefused(() -> NewConnection.of(Requests.ownedBy(owner, null)), 400, "/owner", "org or user");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void refusesAUserConnectionWithoutUser(String userId) {
        assertRefused(() -> NewConnection.of(Requests.ownedBy("user", userId)), 400, "/user_id", "when owner is user");
    }

    @Test
    void refusesAUserOnAnOrganisationConnection() {
        assertRefused(() -> NewConnection.of(Requests.ownedBy("org", "u1")), 400, "/user_id", "none");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a.b", "a/b", "a\nb"})
    void refusesANameThatWouldSpoilAnAddress(String name) {
        assertRefused(() -> NewConnection.of(Requests.named(name)), 400, "/name", "1 to 100");
    }

    @Test
    void takesTheKeyOfAServiceAccountWhereOneCanSign() {
        String file = KeyFiles.file(KeyFiles.rsa(2048)).toString();
        IntegrationView signing = Integrations.offering(Integrations.byClient(), Integrations.bearer());

        assertThat(NewConnection.of(Requests.granting("app", file, "jwt_bearer")).key(signing)).isPresent();
        assertThat(NewConnection.of(Requests.granting("app", "t0ken", null)).key(signing)).isEmpty();
        assertRefused(() -> NewConnection.of(Requests.granting("app", "t0ken", "jwt_bearer")).key(signing), 400,
                "/value", "JSON file");
        assertRefused(() -> NewConnection.of(Requests.granting("bearer", file, "jwt_bearer")).key(signing), 400,
                "/grant", "none");
        assertRefused(() -> NewConnection.of(Requests.granting("other", file, "jwt_bearer")).key(signing), 400,
                "/template", "app, bearer");
    }

    @Test
    void takesANameForPeople() {
        assertThat(NewConnection.of(Requests.named(" My Analytics DB ")).name()).isEqualTo("My Analytics DB");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void refusesNoIntegration(String integration) {
        assertRefused(() -> NewConnection.of(Requests.to(integration)), 400, "/integration", "slug");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "basic"})
    void listsTheTemplatesThereAreWhenItKnowsNoneOfThatName(String template) {
        NewConnection asked = NewConnection.of(Requests.by(template));

        assertRefused(() -> asked.requireMethod(github), 400, "/template", "bearer, oauth, none");
    }

    @Test
    void refusesAMethodWithNothingToPaste() {
        NewConnection asked = NewConnection.of(Requests.by("oauth"));

        assertRefused(() -> asked.requireMethod(github), 400, "/template", "sign-in");
    }

    @Test
    void connectsWithoutCredentialToAnything() {
        NewConnection asked = NewConnection.of(Requests.by("none"));

        AuthMethod method = asked.requireMethod(github);

        assertThat(method).isEqualTo(AuthMethod.none());
        assertThat(asked.requireInputs(method).isEmpty()).isTrue();
    }

    @Test
    void connectsTheAppItselfWhereTheMethodHasThatFlowAndNothingIsPasted() {
        IntegrationView robots = Integrations.offering(Integrations.byClient());

        assertThat(NewConnection.of(Requests.granting("app", null, null)).isByClient(robots)).isTrue();
        assertThat(NewConnection.of(Requests.granting("app", "pasted", null)).isByClient(robots)).isFalse();
        assertThat(NewConnection.of(Requests.by("bearer")).isByClient(github)).isFalse();
    }

    @Test
    void connectsTheAppItselfWhereItIsAskedTo() {
        assertThat(NewConnection.of(Requests.granting("app", null, "client_credentials"))
                .isByClient(Integrations.offering(Integrations.byClient()))).isTrue();
    }

    @Test
    void refusesAGrantThatMakesNoSense() {
        IntegrationView robots = Integrations.offering(Integrations.byClient(), Integrations.bearer());

        for (CreateConnection odd : new CreateConnection[]{Requests.granting("app", null, "password"),
                Requests.granting("app", "pasted", "client_credentials"),
                Requests.granting("bearer", null, "client_credentials")}) {
            assertRefused(() -> NewConnection.of(odd).isByClient(robots), 400, "/grant", "client_credentials");
        }
    }

    @Test
    void neverPrintsASecret() {
        assertThat(NewConnection.of(Requests.orgBearer()).toString()).contains("github").doesNotContain("s3cret");
        assertThat(Requests.orgBearer().toString()).doesNotContain("s3cret");
    }
}
