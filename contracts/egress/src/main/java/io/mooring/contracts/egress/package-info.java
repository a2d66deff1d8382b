/**
 * Which outbound connections Mooring may open, decided in one place: the host is parsed, resolved once, every address is
 * judged, and the caller connects to the judged address and to nothing else.
 *
 * <p>
 * Reads: {@code mooring.egress.*}, the system's name lookup. Leaves: a {@link io.mooring.contracts.egress.PinnedAddress}
 * or an {@link io.mooring.contracts.egress.EgressFailure}.
 */
@NullMarked
package io.mooring.contracts.egress;

import org.jspecify.annotations.NullMarked;
