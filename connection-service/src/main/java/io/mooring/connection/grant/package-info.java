/**
 * What providers grant, and the ways to a grant that need no browser of ours: the app's own credentials, a key that signs
 * for a service account.
 *
 * <p>Reads: requests, apps, answers of token endpoints. Leaves: connections with their grants.
 */
@NullMarked
package io.mooring.connection.grant;

import org.jspecify.annotations.NullMarked;
