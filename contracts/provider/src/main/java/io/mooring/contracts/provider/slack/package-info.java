/**
 * Slack.
 *
 * <p>Reads: {@code shipped/slack.json}, {@code tools.json}. Leaves: its facts, its tools, what its webhooks say.
 */
@NullMarked
package io.mooring.contracts.provider.slack;

import org.jspecify.annotations.NullMarked;
