/**
 * HTTP requests that leave Mooring: limited, never retried, every hop judged by the guard.
 *
 * <p>
 * Reads: an {@link io.mooring.contracts.egress.http.EgressRequest}. Leaves: an
 * {@link io.mooring.contracts.egress.http.EgressResponse} or an {@link io.mooring.contracts.egress.EgressFailure}.
 */
@NullMarked
package io.mooring.contracts.egress.http;

import org.jspecify.annotations.NullMarked;
