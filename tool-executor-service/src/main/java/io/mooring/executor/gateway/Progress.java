package io.mooring.executor.gateway;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Progress of one request, with the client's own token; only what goes forward. */
final class Progress {

    private final JsonNode token;
    private final AtomicReference<Double> reached = new AtomicReference<>(Double.NEGATIVE_INFINITY);

    /** @param params of the request; without a token nothing is said */
    Progress(ObjectNode params) {
        this.token = params.path("_meta").path("progressToken");
    }

    /** What is to be said; none when the client wants nothing, or it says less than what was said before. */
    Optional<ObjectNode> of(ObjectNode params) {
        double now = params.path("progress").asDouble(Double.NaN);
        if (!(token.isTextual() || token.isIntegralNumber()) || Double.isNaN(now)) {
            return Optional.empty();
        }
        double before = reached.getAndAccumulate(now, Math::max);
        return now > before ? Optional.of(params.deepCopy().set("progressToken", token)) : Optional.empty();
    }
}
