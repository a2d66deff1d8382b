package io.mooring.unsound.first;

import io.mooring.unsound.second.Hen;

/** Needs a package that needs this one. */
public record Egg(Hen laidBy) {}
