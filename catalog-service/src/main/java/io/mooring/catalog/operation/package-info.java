/**
 * One operation of an OpenAPI document as a tool: its name, the arguments it takes, where each of them goes, what comes
 * back.
 *
 * <p>
 * Reads: places of a document. Leaves: schemas and the binding the runner in the executor understands.
 */
@NullMarked
package io.mooring.catalog.operation;

import org.jspecify.annotations.NullMarked;
