/**
 * Rotation of the keys that seal this service's secrets, for the admin of the installation.
 *
 * <p>Reads: requests, the state of rotations. Leaves: secrets sealed anew.
 */
@NullMarked
package io.mooring.executor.rotation;

import org.jspecify.annotations.NullMarked;
