package io.mooring.executor.mcpclient.session;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Capabilities;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;

/** What a server's answer to {@code server/discover} says of its era. No single code decides: old servers say anything. */
sealed interface Discovered {

    int UNSUPPORTED_VERSION = -32022;
    /** Only a server of the newest era has these: a header that differs from the body, a capability that is missing. */
    Set<Integer> MODERN_CODES = Set.of(-32020, -32021);
    /** Of HTTP: who asks is not let in, or asks too often. They say nothing of the era. */
    Set<Integer> NOT_NOW = Set.of(401, 403, 429);
    Set<Integer> NO_SUCH_THING = Set.of(400, 404, 405, 406, 415);

    record Modern(Capabilities said) implements Discovered {}

    /** @param revision to begin with */
    record Legacy(String revision) implements Discovered {}

    /** It can't be told. */
    record Failed(Throwable cause) implements Discovered {}

    static Discovered of(@Nullable McpAnswer answer, @Nullable Throwable cause) {
        if (cause instanceof ChannelFailure failure) {
            return NOT_NOW.contains(failure.status()) ? new Failed(cause) : of(failure.answer());
        }
        return answer == null ? new Failed(cause == null ? new IllegalStateException("no answer") : cause) : of(answer);
    }

    private static Discovered of(McpAnswer answer) {
        return switch (answer) {
            case McpAnswer.Result(ObjectNode result) -> Revision.has(result.path("supportedVersions"), Revision.MODERN)
                    ? new Modern(capabilities(result, Revision.MODERN, true))
                    : new Legacy(Revision.legacy(result.path("supportedVersions")));
            case McpAnswer.Refused(var code, var message, var data) -> refused(code, data);
            case McpAnswer.CredentialRefused refused -> new Failed(new ChannelFailure(refused));
            case McpAnswer.Failed failed -> failed.sent()
                    ? new Legacy(Revision.LEGACY.getFirst())
                    : new Failed(new ChannelFailure(failed));
        };
    }

    private static Discovered refused(int code, @Nullable JsonNode data) {
        JsonNode supported = data == null ? MissingNode.getInstance() : data.path("supported");
        boolean modern = MODERN_CODES.contains(code)
                || code == UNSUPPORTED_VERSION && Revision.has(supported, Revision.MODERN);
        return modern
                ? new Modern(new Capabilities(true, Revision.MODERN, JsonNodeFactory.instance.objectNode(), null, null))
                : new Legacy(Revision.legacy(supported));
    }

    /** What either answer says of the server. */
    static Capabilities capabilities(ObjectNode result, String revision, boolean modern) {
        JsonNode server = modern
                ? result.path("_meta").path("io.modelcontextprotocol/serverInfo")
                : result.path("serverInfo");
        return new Capabilities(modern, revision,
                result.path("capabilities") instanceof ObjectNode declared
                        ? declared
                        : JsonNodeFactory.instance.objectNode(),
                server instanceof ObjectNode named ? named : null,
                result.path("instructions").isTextual() ? result.path("instructions").textValue() : null);
    }

    /** Whether an address does not know what it was sent: something older may be there. */
    static boolean isNoSuchThing(Throwable cause) {
        return cause instanceof ChannelFailure failure && NO_SUCH_THING.contains(failure.status());
    }
}
