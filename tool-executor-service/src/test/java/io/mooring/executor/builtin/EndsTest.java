package io.mooring.executor.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;

class EndsTest {

    @Test
    void handsResultsAndProblemsOn() {
        Upstream done = answer(201, "");
        Upstream refused = answer(409, "the slug is taken");

        assertThat(Ends.answered(done, false)).isEqualTo(new Outcome.Succeeded(done));
        assertThat(Ends.answered(refused, false))
                .isEqualTo(new Outcome.Failed(ToolError.UPSTREAM_ERROR, "the slug is taken", refused));
    }

    /** 503 says that nothing was done, 500 says nothing. */
    @Test
    void doesNotKnowWhatAFailureInTheMiddleHasDone() {
        assertThat(Ends.answered(answer(503, "away"), false)).isInstanceOf(Outcome.Failed.class);
        assertThat(Ends.answered(answer(500, "oops"), false)).isInstanceOf(Outcome.Unknown.class);
        assertThat(Ends.answered(answer(500, "oops"), true)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void knowsThatAnUnsentRequestHasDoneNothing() {
        assertThat(Ends.failed(new ConnectException("refused"), false)).isInstanceOf(Outcome.Failed.class);
        assertThat(Ends.failed(new UnsentRequest(new IllegalStateException("no issuer")), false))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void doesNotKnowTheEndOfASentRequest() {
        assertThat(Ends.failed(new TimeoutException(), false))
                .isEqualTo(new Outcome.Unknown(ToolError.UPSTREAM_TIMEOUT, "catalog-service did not answer"));
        assertThat(Ends.failed(new TimeoutException(), true)).isInstanceOf(Outcome.Failed.class);
    }

    private static Upstream answer(int status, String detail) {
        return new Upstream(status, Map.of(), JsonNodeFactory.instance.objectNode().put("detail", detail), 10);
    }
}
