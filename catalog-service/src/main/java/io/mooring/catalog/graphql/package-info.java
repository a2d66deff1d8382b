/**
 * GraphQL schemas become tools: introspect or read, compile. The compiler is pure; it works on the introspection result.
 *
 * <p>
 * Reads: an introspection result of an endpoint, as a text or discovered on a connection; SDL. Leaves: a
 * {@link io.mooring.catalog.Draft} with its tools.
 */
@NullMarked
package io.mooring.catalog.graphql;

import org.jspecify.annotations.NullMarked;
