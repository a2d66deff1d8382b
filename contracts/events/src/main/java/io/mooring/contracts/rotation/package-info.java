/**
 * Rotation of the keys that seal a service's secrets, for the admin of the installation: the same in each service that
 * keeps secrets.
 *
 * <p>Reads: requests, the state of rotations. Leaves: secrets sealed anew.
 */
@NullMarked
package io.mooring.contracts.rotation;

import org.jspecify.annotations.NullMarked;
