package io.mooring.contracts.rotation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.secret.KeyRotation;

/**
 * A page of rotations, newest first.
 *
 * @param keysets id of each master key to the number of tenants whose keys it sealed
 */
public record RotationPage(List<KeyRotation> rotations, @Nullable String nextCursor, Map<String, Long> keysets) {}
