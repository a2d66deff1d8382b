/**
 * Parked deliveries, sent again by the thousand.
 *
 * <p>Reads: requests of operators. Leaves: rows of {@code app.redrive}; due rows of {@code app.delivery}.
 */
@NullMarked
package io.mooring.webhook.redrive;

import org.jspecify.annotations.NullMarked;
