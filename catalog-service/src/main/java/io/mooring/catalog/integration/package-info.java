/**
 * The catalog row: what every kind of integration has in common.
 *
 * <p>
 * Reads: drafts. Leaves: rows of {@code app.integration}, events about them.
 */
@NullMarked
package io.mooring.catalog.integration;

import org.jspecify.annotations.NullMarked;
