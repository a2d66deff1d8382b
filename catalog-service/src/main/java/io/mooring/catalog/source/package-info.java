/**
 * OpenAPI documents and those they refer to: fetched, given or kept, in bounded room.
 *
 * <p>
 * Reads: URLs, texts. Leaves: documents that were read.
 */
@NullMarked
package io.mooring.catalog.source;

import org.jspecify.annotations.NullMarked;
