package io.mooring.executor.mcpclient.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.ToolError;
import io.mooring.executor.http.RateLimit;
import io.mooring.executor.http.Redaction;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.traffic.Refusal;

/** What responses of a server mean, without the credential in them. */
final class Replies {

    private static final int LONGEST_CHALLENGE = 2000;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final ObjectReader json;
    private final List<Placement> placements;
    private final Clock clock;

    Replies(ObjectReader json, List<Placement> placements, Clock clock) {
        this.json = json;
        this.placements = placements;
        this.clock = clock;
    }

    /** A message, or several; fails when it is none. */
    JsonNode read(String text) {
        try {
            JsonNode message = json.readTree(Redaction.redactText(text, placements));
            if (message.isObject() || message.isArray()) {
                return message;
            }
        } catch (IOException notJson) {
            throw new ChannelFailure(bad("the server's answer is no JSON, or too much of it"));
        }
        throw new ChannelFailure(bad("the server's answer is no JSON-RPC message"));
    }

    static McpAnswer.Failed bad(String detail) {
        return new McpAnswer.Failed(ToolError.BAD_RESPONSE, detail, true, null);
    }

    /** What a status other than 2xx means. */
    ChannelFailure refused(EgressResponse response, boolean inSession) {
        int status = response.status();
        JsonNode error = error(response);
        if (status == UNAUTHORIZED || status == FORBIDDEN && challenge(response).contains("insufficient_scope")) {
            return new ChannelFailure(new McpAnswer.CredentialRefused(challenge(response), status == FORBIDDEN),
                    status, null, false);
        }
        boolean gone = inSession && status == 404;
        return new ChannelFailure(answer(response, error), status, error.isMissingNode() ? null : error, gone);
    }

    private McpAnswer answer(EgressResponse response, JsonNode error) {
        int status = response.status();
        if (RateLimit.isReached(status, response.headers())) {
            Duration wait = RateLimit.wait(response.headers(), clock.instant());
            return new McpAnswer.Failed(ToolError.RATE_LIMITED, "the server answered " + status + ": too many requests",
                    false, wait);
        }
        if (!error.isMissingNode()) {
            return refused(error);
        }
        return status == FORBIDDEN
                ? new McpAnswer.Failed(ToolError.PERMISSION_DENIED, "the server answered 403", false, null)
                : new McpAnswer.Failed(ToolError.UPSTREAM_ERROR, "the server answered " + status, true, null);
    }

    private static McpAnswer.Refused refused(JsonNode error) {
        JsonNode data = error.path("data");
        return new McpAnswer.Refused(error.path("code").asInt(), error.path("message").asText(""),
                data.isMissingNode() ? null : data);
    }

    private String challenge(EgressResponse response) {
        String all = String.join(", ", response.headers().allValues("www-authenticate"));
        return Redaction.redactText(all.length() > LONGEST_CHALLENGE ? all.substring(0, LONGEST_CHALLENGE) : all,
                placements);
    }

    /** The JSON-RPC error of a response; missing when there is none. */
    private JsonNode error(EgressResponse response) {
        try {
            JsonNode body = json.readTree(
                    Redaction.redactText(response.body().toString(StandardCharsets.UTF_8), placements));
            JsonNode error = body.path("error");
            return error.isObject() && error.path("code").isInt() ? error : MissingNode.getInstance();
        } catch (IOException notJson) {
            return MissingNode.getInstance(); // then the status says it all
        }
    }

    /** A stream more that only hears of changes. */
    static ChannelFailure tooMany() {
        return new ChannelFailure(new McpAnswer.Failed(ToolError.UPSTREAM_BUSY,
                "as many streams as may be are open there to hear of changes", false, null));
    }

    static ChannelFailure lost(EgressFailure failure) {
        return new ChannelFailure(new McpAnswer.Failed(error(failure), failure.reason(),
                failure.mayHaveBeenReceived(), null));
    }

    static ChannelFailure unsent(Refusal refusal) {
        return new ChannelFailure(new McpAnswer.Failed(refusal.error(), refusal.detail(), false,
                refusal.retryAfter()));
    }

    private static ToolError error(EgressFailure failure) {
        return switch (failure.kind()) {
            case REFUSED -> ToolError.EGRESS_REFUSED;
            case UNRESOLVABLE, CONNECT_FAILED, TLS_FAILED, CONNECTION_LOST -> ToolError.UPSTREAM_UNREACHABLE;
            case TIMED_OUT -> ToolError.UPSTREAM_TIMEOUT;
            case TOO_LARGE -> ToolError.RESPONSE_TOO_LARGE;
            case TOO_MANY_REDIRECTS -> ToolError.TOO_MANY_REDIRECTS;
            case BAD_RESPONSE -> ToolError.BAD_RESPONSE;
        };
    }

    /** The text of a JSON response; null when it has none. */
    static @Nullable String text(EgressResponse response) {
        return response.body().length() == 0 ? null : response.body().toString(StandardCharsets.UTF_8);
    }
}
