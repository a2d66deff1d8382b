package io.mooring.executor.toolrun;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.dispatch.ToolAnswer.Cause;
import io.mooring.executor.invitation.Invitation;
import io.mooring.executor.resolution.Violation;
import io.mooring.executor.rpc.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** How a call ended, in the form of the protocol: what a model can mend is a result, not an error. */
final class CallResults {

    private static final String PROBLEM = "urn:mooring:problem:";

    private CallResults() {}

    /** Of a tool that ran, or waits to be approved of. An MCP server's own result is passed on whole. */
    static ObjectNode of(ToolAnswer answer) {
        if (answer.isSpoken()) {
            return (ObjectNode) answer.result();
        }
        Cause error = answer.error();
        if (answer.status() != null) {
            return failed("This call has not run: somebody has to approve of it first. Its approval is "
                    + answer.approval() + " and expires at " + answer.expiresAt() + ". Do not send it again.");
        }
        if (error == null) {
            return succeeded(answer.result());
        }
        throwIfRefused(answer, error);
        return failed(answer, error);
    }

    /** What an MCP server refuses by an error of the protocol is refused by the same one here. */
    private static void throwIfRefused(ToolAnswer answer, Cause error) {
        JsonNode refusal = answer.errors() == null ? MissingNode.getInstance() : answer.errors().path(0);
        if (error.slug().equals(ToolError.MCP_REFUSED.slug()) && refusal.path("code").isInt()) {
            throw Fault.of(refusal.path("code").intValue(), refusal.path("message").asText(), refusal.get("data"));
        }
    }

    private static ObjectNode succeeded(JsonNode result) {
        ObjectNode told = text(result.isTextual() ? result.textValue() : result.toString(), false);
        return result.isObject() ? told.set("structuredContent", result) : told;
    }

    private static ObjectNode failed(ToolAnswer answer, Cause error) {
        String later = error.retryAfter() == null ? "" : " Try again in " + error.retryAfter() + " s.";
        JsonNode said = answer.result();
        String upstream = said == null || said.isNull() || said.isMissingNode() ? "" : "\n" + said;
        return failed(error.slug() + ": " + error.detail() + later + upstream);
    }

    private static ObjectNode failed(String text) {
        return text(text, true);
    }

    private static ObjectNode text(String text, boolean error) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result.put("isError", error);
    }

    /**
     * Of a tool that was not run. Fails with {@link Fault} when it does not exist for the caller: what a binding or a policy
     * hides is answered by the very same words as what never was.
     */
    static ObjectNode refused(String name, HttpProblem problem) {
        String detail = String.valueOf(problem.getDetail());
        return switch (slug(problem)) {
            case "unknown-tool", "unknown-connection", "read-only-binding" -> throw Fault.unknownTool(name);
            case "bad-request" -> throw Fault.invalidParams(detail);
            case "invalid-arguments" -> failed("invalid-arguments: " + violations(problem, detail));
            case "several-connections" -> failed("several-connections: " + choices(problem, detail));
            case String slug -> failed(slug + ": " + detail + later(problem));
        };
    }

    /** Of a call that has not run, since its user has to connect something first. */
    static ObjectNode unconnected(HttpProblem problem, Invitation link) {
        return failed(slug(problem) + ": " + problem.getDetail() + ". Connect it here, then call again: " + link.url()
                + " (until " + link.expiresAt() + ", for the user of this call alone).");
    }

    private static String slug(HttpProblem problem) {
        String type = String.valueOf(problem.getType());
        return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "refused";
    }

    private static String violations(HttpProblem problem, String detail) {
        if (!(problem.getParameters().get("errors") instanceof Iterable<?> errors)) {
            return detail;
        }
        StringBuilder all = new StringBuilder();
        for (Object error : errors) {
            if (error instanceof Violation violation) {
                all.append(all.isEmpty() ? "" : "; ").append(violation.field().replaceFirst("^/params", "/arguments"))
                        .append(": ")
                        .append(violation.expected());
            }
        }
        return all.isEmpty() ? detail : all.toString();
    }

    private static String choices(HttpProblem problem, String detail) {
        if (!(problem.getParameters().get("connections") instanceof List<?> connections)) {
            return detail;
        }
        String list = connections.stream().map(CallResults::choice).collect(Collectors.joining("; "));
        return "the user has several connections and no default: " + list
                + ". Ask which one, or have the user set a default.";
    }

    private static String choice(Object connection) {
        return connection instanceof Map<?, ?> one
                ? one.get("name") + " (" + one.get("owner") + "'s), at " + one.get("address")
                : String.valueOf(connection);
    }

    private static String later(HttpProblem problem) {
        Object seconds = problem.getHeaders().get("Retry-After");
        return seconds == null ? "" : " Try again in " + seconds + " s.";
    }
}
