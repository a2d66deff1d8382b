/**
 * What is made once for each checkout, so that every later start is fast: unpacked and built distributions, a primed
 * Keycloak database, AOT caches. Reads: what Maven unpacked. Leaves: folders under {@code deploy/local/target}.
 */
@NullMarked
package io.mooring.local.prepare;

import org.jspecify.annotations.NullMarked;
