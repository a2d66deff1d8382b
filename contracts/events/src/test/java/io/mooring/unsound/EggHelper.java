package io.mooring.unsound;

/** A name that says nothing. */
final class EggHelper {}
