/**
 * Tools and the schema definitions they share, of all kinds of integrations.
 *
 * <p>
 * Reads: toolsets. Leaves: rows of {@code app.tool} and {@code app.definition}, state records about them.
 */
@NullMarked
package io.mooring.catalog.tool;

import org.jspecify.annotations.NullMarked;
