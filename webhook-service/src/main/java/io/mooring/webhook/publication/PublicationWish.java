package io.mooring.webhook.publication;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Grants actions, or changes what is granted; absent in a change stays.
 *
 * @param provider id; only when made
 * @param connection id of the connection that acts; only when made
 * @param actions such as {@code comment.create}
 */
record PublicationWish(@Nullable String provider, @Nullable String connection, @Nullable String name,
        @Nullable List<@Nullable String> actions, @Nullable Reach reach) {}
