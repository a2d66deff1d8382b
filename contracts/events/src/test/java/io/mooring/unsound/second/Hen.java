package io.mooring.unsound.second;

import io.mooring.unsound.first.Egg;

/** Needs a package that needs this one. */
public record Hen(Egg hatchedFrom) {}
