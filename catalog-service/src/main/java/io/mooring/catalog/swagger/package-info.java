/**
 * Swagger 2.0 in the shape of OpenAPI 3.0. Only what an operation says is rewritten, when it is asked for; schemas stay
 * where they are, as the two versions write them alike.
 *
 * <p>
 * Reads: a Swagger 2.0 document. Leaves: an OpenAPI 3.0 document.
 */
@NullMarked
package io.mooring.catalog.swagger;

import org.jspecify.annotations.NullMarked;
