package io.mooring.connection.integrationview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class IntegrationViewTest {

    @Test
    void alwaysOffersAConnectionWithoutCredential() {
        IntegrationView view = Integrations.offering(Integrations.bearer());

        assertThat(view.method("none")).contains(AuthMethod.none());
        assertThat(view.templates()).containsExactly("bearer", "none");
        assertThat(view.method("basic")).isEmpty();
    }

    @Test
    void prefersTheNoneItDeclares() {
        AuthMethod declared = new AuthMethod("none", "none", "Public", List.of(), List.of(), null);

        IntegrationView view = Integrations.offering(declared);

        assertThat(view.method("none")).contains(declared);
        assertThat(view.templates()).containsExactly("none");
    }

    @Test
    void wantsOneInputPerVariableAndNoneForLiterals() {
        assertThat(Integrations.keyAndTenant().inputs()).containsExactly("key", "account");
        assertThat(Integrations.basic().inputs()).containsExactly("username", "password");
        assertThat(Integrations.bearer().inputs()).containsExactly("token");
        assertThat(AuthMethod.none().inputs()).isEmpty();
    }

    @Test
    void needsASignInOnlyWhereNoValueCanBePasted() {
        assertThat(Integrations.signIn().needsSignIn()).isTrue();
        assertThat(Integrations.bearer().needsSignIn()).isFalse();
        assertThat(AuthMethod.none().needsSignIn()).isFalse();
    }
}
