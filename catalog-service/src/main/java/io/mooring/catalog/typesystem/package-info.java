/**
 * GraphQL schemas as tools: pure, an introspection result in, tools out.
 *
 * <p>
 * Reads: introspection results, SDL. Leaves: toolsets.
 */
@NullMarked
package io.mooring.catalog.typesystem;

import org.jspecify.annotations.NullMarked;
