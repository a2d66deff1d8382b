package io.mooring.contracts.caller;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * For whom an agent acts, and how far.
 *
 * @param user the one user it belongs to; connections of another do not exist for it
 * @param bindings app to access; an app is the slug of an integration, a family or a provider. Without any: nothing
 * @param upstreamNames apps among them whose tools have the names their own server gives them
 * @param pinned call names of tools that are listed themselves where there are too many to list all; no right to call them
 */
public record Mandate(String user, Map<String, Access> bindings, Set<String> upstreamNames, Set<String> pinned) {

    /** With no tool pinned. */
    public Mandate(String user, Map<String, Access> bindings, Set<String> upstreamNames) {
        this(user, bindings, upstreamNames, Set.of());
    }

    /** With the names callers of Mooring know, for every app. */
    public Mandate(String user, Map<String, Access> bindings) {
        this(user, bindings, Set.of());
    }

    /** Whether the tools of an integration keep the names of their own server; the closest binding decides. */
    public boolean keepsNames(String integration, @Nullable String family, @Nullable String provider) {
        return apps(integration, family, provider).filter(bindings::containsKey).findFirst()
                .filter(upstreamNames::contains).isPresent();
    }

    /** The access to an integration; the binding that names it closest decides, also when it allows less. */
    public Optional<Access> access(String integration, @Nullable String family, @Nullable String provider) {
        return apps(integration, family, provider).flatMap(app -> Stream.ofNullable(bindings.get(app))).findFirst();
    }

    private static Stream<String> apps(String integration, @Nullable String family, @Nullable String provider) {
        return Stream.of(Optional.of(integration), Optional.ofNullable(family), Optional.ofNullable(provider))
                .flatMap(Optional::stream);
    }
}
