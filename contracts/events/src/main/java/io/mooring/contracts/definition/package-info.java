/**
 * Shared schema definitions: which of them a schema needs, and how it stands on its own.
 *
 * <p>
 * Reads: definitions a service keeps. Leaves: bundled schemas.
 */
@NullMarked
package io.mooring.contracts.definition;

import org.jspecify.annotations.NullMarked;
