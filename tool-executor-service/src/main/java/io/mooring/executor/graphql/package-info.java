/**
 * Runs tools that are one field of a GraphQL schema, and asks for that schema.
 *
 * <p>
 * Reads: a binding, arguments, placements, how the integration is reached. Leaves: an outcome.
 */
@NullMarked
package io.mooring.executor.graphql;

import org.jspecify.annotations.NullMarked;
