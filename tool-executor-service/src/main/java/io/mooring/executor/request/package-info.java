/**
 * Arguments into one HTTP request, as a binding of kind {@code openapi} says: parameters in every style of OpenAPI, every
 * kind of body.
 *
 * <p>
 * Reads: a binding, arguments. Leaves: a request that lacks only the credential.
 */
@NullMarked
package io.mooring.executor.request;

import org.jspecify.annotations.NullMarked;
