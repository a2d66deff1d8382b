/**
 * The installation's copy of an MCP registry: what its rows say, which version is the latest, what can run here, and how
 * people find one. The same for every tenant.
 *
 * <p>
 * Reads: rows as the registry serves them. Leaves: the copy, and orders of MCP integrations.
 */
@NullMarked
package io.mooring.catalog.registry;

import org.jspecify.annotations.NullMarked;
