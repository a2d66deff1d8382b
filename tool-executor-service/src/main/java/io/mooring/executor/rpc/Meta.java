package io.mooring.executor.rpc;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Message.Asked;

/**
 * What each request of the stateless version says of its sender.
 *
 * @param capabilities what the sender can be asked for
 * @param logLevel from which level on it wants to hear messages; none: it wants none
 */
public record Meta(String version, ObjectNode capabilities, @Nullable String logLevel) {

    static Meta require(Asked asked) {
        JsonNode meta = asked.params().path("_meta");
        JsonNode version = meta.path(Protocol.META_VERSION);
        if (!version.isTextual()) {
            throw Fault.invalidMeta("_meta lacks " + Protocol.META_VERSION);
        }
        if (!(meta.path(Protocol.META_CAPABILITIES) instanceof ObjectNode capabilities)) {
            throw Fault.invalidMeta("_meta lacks " + Protocol.META_CAPABILITIES);
        }
        JsonNode level = meta.path(Protocol.META_LOG_LEVEL);
        return new Meta(version.textValue(), capabilities, level.isTextual() ? level.textValue() : null);
    }
}
