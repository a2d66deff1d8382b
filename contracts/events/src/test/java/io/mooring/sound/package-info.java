/** The counterparts of {@code io.mooring.unsound} that keep the rules. */
@org.jspecify.annotations.NullMarked
package io.mooring.sound;
