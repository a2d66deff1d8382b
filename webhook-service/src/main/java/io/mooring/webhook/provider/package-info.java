/**
 * Signature schemes as data, and the one interpreter that checks them.
 *
 * <p>Reads: the facts of {@code contracts/provider}. Leaves: yes or no.
 */
@NullMarked
package io.mooring.webhook.provider;

import org.jspecify.annotations.NullMarked;
