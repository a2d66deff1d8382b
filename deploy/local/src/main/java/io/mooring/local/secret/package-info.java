/**
 * Rotation of the keys that seal secrets, in every service that keeps some.
 * Reads: the services' progress. Leaves: {@code $MOORING_HOME/keys}, secrets sealed anew.
 */
@NullMarked
package io.mooring.local.secret;

import org.jspecify.annotations.NullMarked;
