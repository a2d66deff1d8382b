package io.mooring.sound.first;

/** Needs nobody. */
public record Egg(String colour) {}
