package io.mooring.connection.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.connection.ConnectionError;
import io.mooring.contracts.problem.GeneralError;

class MistakeTest {

    @Test
    void belongsToTheFieldTheProblemNames() {
        Mistake mistake = Mistake.of(GeneralError.BAD_REQUEST.at("/values/a~1b", "expected a value"),
                List.of("a/b", "c"));

        assertThat(mistake).isEqualTo(new Mistake(400, "a/b", "Expected a value.", false));
    }

    @Test
    void ofSomethingInAFileBelongsToTheFieldThatTakesIt() {
        assertThat(Mistake.of(GeneralError.BAD_REQUEST.at("/values/key/private_key", "expected a whole key"),
                List.of("key", "subject"))).isEqualTo(new Mistake(400, "key", "Expected a whole key.", false));
    }

    @Test
    void ofAllValuesBelongsToTheOnlyField() {
        var problem = ConnectionError.CREDENTIAL_REFUSED.at("/values", "expected another. It was refused.");

        assertThat(Mistake.of(problem, List.of("token")).field()).isEqualTo("token");
        assertThat(Mistake.of(problem, List.of("username", "password")).field()).isEmpty();
    }

    @Test
    void knowsTheNameOfADatabaseAndHolesInAddresses() {
        assertThat(Mistake.of(GeneralError.BAD_REQUEST.at("/name", "x"), List.of("connection_name")).field())
                .isEqualTo("connection_name");
        assertThat(Mistake.of(ConnectionError.MISSING_VARIABLE.at("/variables/shop", "a value"), List.of()))
                .isEqualTo(new Mistake(400, "shop", "A value.", true));
    }

    @Test
    void ofNoFieldIsToldAsAWhole() {
        Mistake mistake = Mistake.of(ConnectionError.PROVIDER_AWAY.because("the provider is away"), List.of("token"));

        assertThat(mistake).isEqualTo(new Mistake(503, "", "The provider is away.", false));
    }
}
