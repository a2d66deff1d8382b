package io.mooring.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Problems that pure code throws. */
public final class Refusals {

    private Refusals() {}

    /** Asserts a problem of one field. */
    public static void assertRefused(ThrowingCallable action, int status, String field, String expected) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, action);
        assertThat(problem).isNotNull();
        assertThat(problem.getStatusCode()).isEqualTo(status);
        assertThat(problem.getParameters()).containsEntry("field", field);
        assertThat(problem.getParameters().get("expected")).asString().contains(expected);
    }
}
