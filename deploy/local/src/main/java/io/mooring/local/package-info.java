/**
 * The words every part of the launcher speaks: where things are, which ports, which secrets, what went wrong.
 * Reads: the environment. Leaves: nothing but {@code secrets.properties}.
 */
@NullMarked
package io.mooring.local;

import org.jspecify.annotations.NullMarked;
