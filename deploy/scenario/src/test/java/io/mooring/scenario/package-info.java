/**
 * What Mooring promises, told on the running system: one class per journey or fault, each in a tenant of its own.
 *
 * <p>Reads: the running stack and the parties around it. Leaves: nothing.
 */
@NullMarked
package io.mooring.scenario;

import org.jspecify.annotations.NullMarked;
