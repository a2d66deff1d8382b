/**
 * Texts of any encoding, JSON or YAML, as JSON in UTF-8.
 *
 * <p>
 * Reads: bytes. Leaves: bytes, or a refusal with line and column.
 */
@NullMarked
package io.mooring.catalog.text;

import org.jspecify.annotations.NullMarked;
