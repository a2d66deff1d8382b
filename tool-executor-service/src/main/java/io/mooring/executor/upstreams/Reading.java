package io.mooring.executor.upstreams;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ToolError;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.rpc.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** One prompt or resource somebody wants, as far as it is known. Its server may be one of several that are asked. */
final class Reading {

    private volatile Call call;
    private volatile @Nullable End end;

    Reading(Call call) {
        this.call = call;
    }

    Call call() {
        return call;
    }

    boolean isOver() {
        return end != null;
    }

    /** What it came to is recorded; now it is this call. */
    void again(Call next) {
        call = next;
        end = null;
    }

    /** It is asked there now. */
    Call at(Upstream upstream) {
        call = call.of(upstream.integration(), call.tool()).on(upstream.connection().id());
        return call;
    }

    /** What the server said. Its words may quote arguments, and are left to the caller. */
    void heard(McpAnswer answer) {
        end = switch (answer) {
            case McpAnswer.Result(var result) -> new End("SUCCEEDED", null, null, null,
                    result.toString().getBytes(StandardCharsets.UTF_8).length);
            case McpAnswer.Refused refused -> failed(ToolError.MCP_REFUSED, null);
            case McpAnswer.CredentialRefused refused -> failed(ToolError.CREDENTIAL_REJECTED, null);
            case McpAnswer.Failed(var error, var detail, var sent, var retryAfter) -> failed(error, detail);
        };
    }

    private static End failed(ToolError error, @Nullable String detail) {
        return new End("FAILED", error.slug(), detail, null, 0);
    }

    /** It was not sent. */
    void refused(HttpProblem problem) {
        end = End.rejected(problem);
    }

    End ended() {
        End known = end;
        if (known == null) {
            throw new IllegalStateException("a result without an answer");
        }
        return known;
    }

    /** What a server said stands; else nobody was asked. */
    End ended(Throwable failure) {
        End known = end;
        if (known != null) {
            return known;
        }
        return failure instanceof Fault fault && fault.isNotFound()
                ? End.rejected("not-found", "there is nothing of the name within reach")
                : End.rejected(failure);
    }
}
