/**
 * Policies: which calls run, which wait for an approval, which are blocked.
 *
 * <p>
 * Reads: table {@code policy}, tools and connections. Leaves: decisions, {@code /api/policies}.
 */
@NullMarked
package io.mooring.executor.policy;

import org.jspecify.annotations.NullMarked;
