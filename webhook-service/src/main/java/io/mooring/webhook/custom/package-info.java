/**
 * What tenants say of their own webhooks: how those prove where they come from, and what their bodies must be.
 *
 * <p>Reads: descriptions and schemas of endpoints. Leaves: facts as those of a provider, and what is wrong with a body.
 */
@NullMarked
package io.mooring.webhook.custom;

import org.jspecify.annotations.NullMarked;
