/**
 * {@code ./mooring demo}: the main job on real input, narrated.
 *
 * Reads: the running stack. Leaves: an integration, a connection and a schema artifact of tenant {@code local}.
 */
@NullMarked
package io.mooring.local.demo;

import org.jspecify.annotations.NullMarked;
