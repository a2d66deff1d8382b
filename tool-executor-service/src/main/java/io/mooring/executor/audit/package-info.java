/**
 * The copy of the journal in PostgreSQL: who called what, and calls whose end was lost.
 *
 * <p>
 * Reads: {@code tool.started}, {@code tool.invoked}. Leaves: table {@code call}, {@code GET /api/calls}.
 */
@NullMarked
package io.mooring.executor.audit;

import org.jspecify.annotations.NullMarked;
