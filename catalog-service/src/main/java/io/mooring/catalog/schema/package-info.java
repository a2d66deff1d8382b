/**
 * Schemas of other dialects as JSON Schema 2020-12, and the definitions they share.
 *
 * <p>
 * Reads: places of a document. Leaves: schemas that stand on their own with their definitions.
 */
@NullMarked
package io.mooring.catalog.schema;

import org.jspecify.annotations.NullMarked;
