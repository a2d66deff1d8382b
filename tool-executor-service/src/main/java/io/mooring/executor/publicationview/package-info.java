/**
 * Local copy of publications: which actions are granted on a connection, and how far.
 *
 * <p>
 * Reads: {@code state.publication}. Leaves: rows of {@code app.publication_view}.
 */
@NullMarked
package io.mooring.executor.publicationview;

import org.jspecify.annotations.NullMarked;
