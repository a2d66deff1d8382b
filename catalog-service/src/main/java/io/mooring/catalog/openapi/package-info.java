/**
 * OpenAPI documents become tools: fetch, read, compile. The compiler is pure; it works on the document as a tree.
 *
 * <p>
 * Reads: a document from a URL or a text. Leaves: a {@link io.mooring.catalog.Draft} with its tools.
 */
@NullMarked
package io.mooring.catalog.openapi;

import org.jspecify.annotations.NullMarked;
