package io.mooring.executor.traffic;

import java.time.Duration;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;

/**
 * Why a request is not sent now.
 *
 * @param detail for the caller
 */
public record Refusal(ToolError error, String detail, Duration retryAfter) {

    public Outcome outcome() {
        return new Outcome.Failed(error, detail, null, retryAfter);
    }
}
