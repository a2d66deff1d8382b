package io.mooring.executor.builtin;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;

/** How a built-in call ended. */
final class Ends {

    private Ends() {}

    /** Its answer is a result or a problem, and either is the caller's to see. A 503 of Mooring means nothing was done. */
    static Outcome answered(Upstream upstream, boolean readOnly) {
        int status = upstream.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Succeeded(upstream);
        }
        String detail = upstream.result().path("detail").asText("catalog-service answered " + status);
        return status == 500 && !readOnly
                ? new Outcome.Unknown(ToolError.UPSTREAM_ERROR, detail)
                : new Outcome.Failed(ToolError.UPSTREAM_ERROR, detail, upstream);
    }

    /** No answer. A request that was not sent, or changes nothing, has failed; of another it is not known. */
    static Outcome failed(Throwable failure, boolean readOnly) {
        if (failure instanceof UnsentRequest || failure instanceof ConnectException) {
            return new Outcome.Failed(ToolError.UPSTREAM_UNREACHABLE, "catalog-service can't be reached now", null);
        }
        ToolError error = failure instanceof TimeoutException
                ? ToolError.UPSTREAM_TIMEOUT
                : ToolError.UPSTREAM_UNREACHABLE;
        String detail = "catalog-service did not answer";
        return readOnly ? new Outcome.Failed(error, detail, null) : new Outcome.Unknown(error, detail);
    }
}
