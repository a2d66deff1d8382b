package io.mooring.executor.mcp;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Why;
import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Askable;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.Weight;

/** What an answer of a server means for a call. Pure. */
final class McpOutcomes {

    private static final int LONGEST = 500;
    private static final long MOST_COUNTED = 64L << 20;
    private static final int OK = 200;
    private static final Pattern SCOPE = Pattern.compile("scope=\"([^\"]{1,300})\"");

    private McpOutcomes() {}

    /** @param caller who might be asked */
    static Outcome of(McpAnswer answer, boolean readOnly, Exchange caller) {
        return switch (answer) {
            case McpAnswer.Result(ObjectNode result) -> spoken(result, caller);
            case McpAnswer.Refused refused -> refused(refused);
            case McpAnswer.CredentialRefused(String challenge, boolean insufficientScope) -> insufficientScope
                    ? new Outcome.Failed(ToolError.PERMISSION_DENIED, scope(challenge), null)
                    : new Outcome.Failed(ToolError.CREDENTIAL_REJECTED, "the server does not accept the credential",
                            null);
            case McpAnswer.Failed(var error, var detail, var sent, var retryAfter) -> sent && !readOnly
                    ? new Outcome.Unknown(error, detail)
                    : new Outcome.Failed(error, detail, null, retryAfter);
        };
    }

    private static Outcome spoken(ObjectNode result, Exchange caller) {
        long bytes = Weight.of(result, MOST_COUNTED);
        return asksInVain(result, caller) ? new Outcome.Asking(result, bytes) : new Outcome.Spoken(result, bytes);
    }

    /** Where nobody is, nobody comes again with the state either that a server may give in place of a question. */
    private static boolean asksInVain(ObjectNode result, Exchange caller) {
        return caller == Exchange.NONE
                ? Askable.asks(result)
                : Askable.undeclared(caller.capabilities(), result).isPresent();
    }

    /** What it says stands in the answer, not in the audit: it may quote arguments. */
    private static Outcome refused(McpAnswer.Refused refused) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        ObjectNode error = errors.addObject().put("code", refused.code()).put("message", refused.message());
        if (refused.data() != null) {
            error.set("data", refused.data());
        }
        String message = refused.message().length() > LONGEST
                ? refused.message().substring(0, LONGEST) + "…"
                : refused.message();
        return new Outcome.Answered(new Outcome.Upstream(OK, Map.of(), NullNode.getInstance(), 0), errors,
                new Why(ToolError.MCP_REFUSED, message + " (" + refused.code() + ")"), false);
    }

    private static String scope(String challenge) {
        Matcher scope = SCOPE.matcher(challenge);
        return scope.find()
                ? "the server wants more of the credential: scope " + scope.group(1)
                : "the server wants more of the credential: its scope does not suffice";
    }
}
