/**
 * Finds tools by words: an index of the copy of the catalog, one per replica, which never decides who may see what.
 *
 * <p>
 * Reads: {@code toolview}'s tables. Leaves: places of tools, best first.
 */
@NullMarked
package io.mooring.executor.search;

import org.jspecify.annotations.NullMarked;
