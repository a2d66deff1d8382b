/**
 * Takes the topics in: one transaction from the record to the status.
 *
 * <p>Reads: {@code tool.invoked}, {@code state.connection}, {@code state.integration}. Leaves: what the other features leave.
 */
@NullMarked
package io.mooring.health.intake;

import org.jspecify.annotations.NullMarked;
