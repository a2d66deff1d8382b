package io.mooring.executor.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;

/** What the end of a tool's code means for the call. */
final class Ends {

    private static final int LONGEST_DETAIL = 500;
    private static final int OK = 200;

    private Ends() {}

    static Outcome succeeded(JsonNode result, @Nullable Upstream last) {
        return new Outcome.Succeeded(last == null
                ? new Upstream(OK, Map.of(), result, result.toString().length())
                : new Upstream(last.status(), last.headers(), result, last.bytes()));
    }

    /** @param changed whether something was changed before: then it is not known what the whole of it did */
    static Outcome failed(ProviderFailure failure, @Nullable Upstream last, boolean changed, Instant now) {
        ToolError error = error(failure.reason());
        String wait = failure.retryAfter() == null ? "" : "; try again in " + seconds(failure, now) + " s";
        String detail = cut(failure.detail()) + wait;
        return changed
                ? new Outcome.Unknown(error, detail)
                : new Outcome.Failed(error, detail, upstream(failure, last, now), failure.retryAfter() == null
                        ? null
                        : Duration.ofSeconds(seconds(failure, now)));
    }

    static Outcome unanswered(Outcome outcome, boolean changed) {
        return changed && outcome instanceof Outcome.Failed failed
                ? new Outcome.Unknown(failed.error(), failed.detail())
                : outcome;
    }

    private static @Nullable Upstream upstream(ProviderFailure failure, @Nullable Upstream last, Instant now) {
        ProviderResponse response = failure.response();
        if (response == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(response.headers());
        if (failure.retryAfter() != null) {
            headers.put("retry-after", String.valueOf(seconds(failure, now)));
        }
        return new Upstream(response.status(), headers, response.body(), last == null ? 0 : last.bytes());
    }

    private static long seconds(ProviderFailure failure, Instant now) {
        ProviderFailure.Wait wait = failure.retryAfter();
        return wait == null ? 0 : wait.secondsFrom(now);
    }

    private static ToolError error(ProviderFailure.Reason reason) {
        return switch (reason) {
            case CREDENTIAL_REJECTED -> ToolError.CREDENTIAL_REJECTED;
            case PERMISSION_DENIED -> ToolError.PERMISSION_DENIED;
            case NOT_FOUND -> ToolError.NOT_FOUND;
            case REQUEST_REFUSED -> ToolError.REQUEST_REFUSED;
            case CONFLICT -> ToolError.CONFLICT;
            case RATE_LIMITED -> ToolError.RATE_LIMITED;
            case UNAVAILABLE -> ToolError.UPSTREAM_UNAVAILABLE;
            case QUERY_FAILED -> ToolError.QUERY_FAILED;
            case NOT_COMPLETE -> ToolError.NOT_COMPLETE;
            case BAD_ANSWER -> ToolError.BAD_RESPONSE;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }
}
