/**
 * Tools that only connections know: what an upstream said it offers on each, merged over all connections of an integration.
 *
 * <p>
 * Reads: {@code connection.tools_discovered}, {@code connection.removed}. Leaves: rows of {@code app.discovery}, the tools of the
 * integration with the connections that offer them, and the events about both.
 */
@NullMarked
package io.mooring.catalog.discovery;

import org.jspecify.annotations.NullMarked;
