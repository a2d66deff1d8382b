/**
 * Agents: each belongs to one user, has a token of its own, and is bound to the apps it may use. Only hashes are kept.
 *
 * <p>Reads: requests of a platform, the copy of the catalog. Leaves: tables {@code agent}, {@code agent_binding}; topics
 * {@code state.agent}, {@code agent.bound}, {@code agent.unbound}.
 */
@NullMarked
package io.mooring.connection.agent;

import org.jspecify.annotations.NullMarked;
