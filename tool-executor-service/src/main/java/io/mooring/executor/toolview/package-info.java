/**
 * Local copy of the catalog: integrations, their tools and shared schema definitions.
 *
 * <p>
 * Reads: {@code state.integration}, {@code state.tool}, {@code state.definition}. Leaves: views of tools.
 */
@NullMarked
package io.mooring.executor.toolview;

import org.jspecify.annotations.NullMarked;
