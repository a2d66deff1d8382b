package io.mooring.webhook.publication;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An active publication, as events meet it.
 *
 * @param connection that acts
 * @param actions it grants
 * @param originKey proves its origins; null while it has none
 * @param originSecret sealed; signs them
 */
public record Granted(String id, String provider, String connection, List<String> actions, Reach reach,
        @Nullable String originKey, byte @Nullable [] originSecret) {

    /**
     * Whether an event is in its reach: that of its connection, and of its resource when it is narrowed to one. One of a
     * single user hears of all events of its connection; that user alone may act on them.
     */
    public boolean hearsOf(Concern concern) {
        return concern.providers().contains(provider) && concern.connections().contains(connection)
                && (reach.resource() == null || concern.resources().contains(reach.resource()));
    }

    /** The one user it is granted to; reach user only. */
    public @Nullable String userId() {
        return reach.userId();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Granted[" + id + "]";
    }
}
