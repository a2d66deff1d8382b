/**
 * Vendors as their documentation describes them: shapes, errors, limits, pages. Written from that, not from our clients.
 *
 * <p>Reads: requests. Leaves: answers, and what was asked.
 */
@NullMarked
package io.mooring.scenario.lookalike;

import org.jspecify.annotations.NullMarked;
