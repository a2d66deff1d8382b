package io.mooring.webhook.standing;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param failure why it failed; null when it did not
 * @param gone whether the subscriber said that it does not exist any more
 */
public record Result(String subscription, @Nullable String failure, boolean gone) {}
