/**
 * Documents of real vendors, read a second time: what they say of their operations, in no code of the catalog's.
 *
 * <p>Reads: {@code ../shared/data/specs} beside the checkout. Leaves: what a tool has to say.
 */
@NullMarked
package io.mooring.scenario.vendor;

import org.jspecify.annotations.NullMarked;
