package io.mooring.connection.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.Integrations;
import io.quarkiverse.resteasy.problem.HttpProblem;

class RenderingTest {

    @Test
    void putsAPrefixBeforeAToken() {
        assertThat(Rendering.render(Integrations.bearer(), new Inputs(Map.of("token", "s3cret"))))
                .containsExactly(new RenderedPlacement("header", "Authorization", "Bearer s3cret"));
    }

    @Test
    void encodesUserNameAndPasswordForBasic() {
        assertThat(Rendering.render(Integrations.basic(),
                new Inputs(Map.of("username", "Aladdin", "password", "open sesame"))))
                .containsExactly(
                        new RenderedPlacement("header", "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    @Test
    void fillsQueryAndCookieAndAddsLiterals() {
        assertThat(Rendering.render(Integrations.keyAndTenant(), new Inputs(Map.of("key", "k", "account", "a"))))
                .containsExactly(new RenderedPlacement("query", "api_key", "k"),
                        new RenderedPlacement("cookie", "account", "a"),
                        new RenderedPlacement("header", "X-Version", "2026-01"));
    }

    @Test
    void rendersNothingForNoMethod() {
        assertThat(Rendering.render(AuthMethod.none(), new Inputs(Map.of()))).isEmpty();
    }

    @Test
    void asksForANewConnectionWhenTheMethodWantsMoreThanWasGiven() {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class,
                () -> Rendering.render(Integrations.keyAndTenant(), new Inputs(Map.of("key", "s3cret"))));

        assertThat(problem.getStatusCode()).isEqualTo(409);
        assertThat(problem.getDetail()).contains("account").doesNotContain("s3cret");
    }

    @Test
    void neverPrintsASecret() {
        assertThat(new Inputs(Map.of("token", "s3cret")).toString()).contains("token").doesNotContain("s3cret");
        assertThat(new RenderedPlacement("header", "Authorization", "Bearer s3cret").toString())
                .contains("Authorization").doesNotContain("s3cret");
    }

    @Test
    void leavesOutWhatWasNotGivenAndMayBe() {
        assertThat(Rendering.render(Integrations.form(), new Inputs(Map.of("host", "db", "port", "1"))))
                .extracting(RenderedPlacement::name).containsExactly("host", "port");
    }
}
