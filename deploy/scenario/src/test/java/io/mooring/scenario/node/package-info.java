/**
 * Programs of others from npm, each in a folder with its lock file.
 *
 * <p>Reads: folders of this module that have a {@code package-lock.json}. Leaves: them installed under {@code target}.
 */
@NullMarked
package io.mooring.scenario.node;

import org.jspecify.annotations.NullMarked;
