package io.mooring.executor.resolution;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing that is wrong with the arguments.
 *
 * @param field JSON pointer into the request body
 * @param expected what was expected there
 */
@RegisterForReflection
public record Violation(String field, String expected) {}
