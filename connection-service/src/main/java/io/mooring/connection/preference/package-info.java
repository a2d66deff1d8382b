/**
 * Which of several connections a user's calls to an integration use when none is named: the default connection.
 *
 * <p>Reads: choices of users. Leaves: table {@code preference}; topic {@code state.preference}.
 */
@NullMarked
package io.mooring.connection.preference;

import org.jspecify.annotations.NullMarked;
