package io.mooring.webhook.lane;

/**
 * How many deliveries of a subscription to take.
 *
 * @param left how many may be due beside them
 * @param tries whether it is the one that finds out for the others
 */
public record Quota(String subscription, int most, int left, boolean tries) {}
