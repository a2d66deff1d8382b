/**
 * JSON Schema as TypeScript: what a tool takes and gives, in the form that models read best.
 *
 * <p>
 * Reads: schemas. Leaves: text.
 */
@NullMarked
package io.mooring.executor.signature;

import org.jspecify.annotations.NullMarked;
