package io.mooring.executor.publicationview;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.origin.WebhookOrigin;

/**
 * A publication.
 *
 * @param reach tenant, user or resource
 * @param userId reach user only
 * @param resource reach resource only
 * @param originKey proves the origins made for it; null when none were
 */
public record PublicationView(String id, String provider, String connection, Set<String> actions, String reach,
        @Nullable String userId, @Nullable String resource, boolean revoked, @Nullable String originKey) {

    private static final String TENANT = "tenant";
    private static final String USER = "user";
    private static final String RESOURCE = "resource";

    /** What somebody wants to do: an action of a provider's tool, for a user, within these resources. */
    public record Deed(String provider, String action, String user, List<String> resources) {}

    /** Whether an event that called upon it is the origin of a call. */
    public boolean proves(String tenant, String origin) {
        return originKey != null && WebhookOrigin.holds(originKey, tenant, id, origin);
    }

    /** Why it does not grant this; empty when it does. */
    public Optional<String> refusal(Deed deed) {
        if (revoked) {
            return Optional.of("publication " + id + " was revoked");
        }
        if (!provider.equals(deed.provider()) || !actions.contains(deed.action())) {
            return Optional.of("publication " + id + " does not grant " + deed.action() + " of " + deed.provider());
        }
        boolean within = switch (reach) {
            case TENANT -> true;
            case USER -> deed.user().equals(userId);
            case RESOURCE -> resource != null && deed.resources().contains(resource);
            default -> false;
        };
        return within ? Optional.empty() : Optional.of("the call is out of the reach of publication " + id);
    }
}
