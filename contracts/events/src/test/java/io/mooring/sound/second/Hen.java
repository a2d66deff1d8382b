package io.mooring.sound.second;

import io.mooring.sound.first.Egg;

/** Reads what the stage before left. */
public record Hen(Egg hatchedFrom) {}
