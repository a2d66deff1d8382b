/**
 * Documents as trees: reading JSON and YAML, places in a document, references between them.
 *
 * <p>
 * Reads: text. Leaves: a tree, or a fault with its place.
 */
@NullMarked
package io.mooring.catalog.document;

import org.jspecify.annotations.NullMarked;
