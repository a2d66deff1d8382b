package io.mooring.executor.intake;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.resolution.Action;

/** A call somebody asked for, in good form; whether it makes sense is not known yet. */
record ToolCall(Caller caller, String userId, Action action, JsonNode arguments, @Nullable String connection) {}
