/**
 * Which tool and which connection a call means, and whether its arguments fit.
 *
 * <p>
 * Reads: views of tools and connections. Leaves: decisions, or problems that say what was expected.
 */
@NullMarked
package io.mooring.executor.resolution;

import org.jspecify.annotations.NullMarked;
