package io.mooring.health.signal;

/**
 * A call that said something of its integration.
 *
 * @param id of the call, which ends once
 */
public record ObservedCall(String id, Observation seen) {}
