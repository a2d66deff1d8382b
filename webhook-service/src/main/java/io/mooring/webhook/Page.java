package io.mooring.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as callers see it.
 *
 * @param nextCursor parameter {@code cursor} of the next page; none on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
