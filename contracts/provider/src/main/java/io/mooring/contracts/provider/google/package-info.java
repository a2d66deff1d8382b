/**
 * What Google's APIs have in common.
 *
 * <p>Reads: answers. Leaves: failures in our words.
 */
@NullMarked
package io.mooring.contracts.provider.google;

import org.jspecify.annotations.NullMarked;
