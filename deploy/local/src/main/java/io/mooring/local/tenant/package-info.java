/**
 * Tenants and their first admin keys, made through connection-service as the installer.
 * Reads: a token of Keycloak. Leaves: {@code $MOORING_HOME/admin.key} for the tenant {@code local}.
 */
@NullMarked
package io.mooring.local.tenant;

import org.jspecify.annotations.NullMarked;
