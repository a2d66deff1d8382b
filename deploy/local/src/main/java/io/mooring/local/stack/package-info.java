/**
 * The stack as a whole: in which order parts start and end, and how they are.
 * Reads: the parts and their pid files. Leaves: running processes, or none.
 */
@NullMarked
package io.mooring.local.stack;

import org.jspecify.annotations.NullMarked;
