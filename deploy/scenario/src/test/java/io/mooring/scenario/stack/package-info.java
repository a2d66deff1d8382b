/**
 * The system under test: started and stopped by {@code ./mooring} as a person would, seen through its ports.
 *
 * <p>Reads: the checkout. Leaves: a stack under {@code target/stack}, and no process of it.
 */
@NullMarked
package io.mooring.scenario.stack;

import org.jspecify.annotations.NullMarked;
