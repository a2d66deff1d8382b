package io.mooring.contracts.caller;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * For whom an agent acts, and how far.
 *
 * @param user the one user it belongs to; connections of another do not exist for it
 * @param bindings app to access; an app is the slug of an integration, a family or a provider. Without any: nothing
 */
public record Mandate(String user, Map<String, Access> bindings) {

    /** The access to an integration; the binding that names it closest decides, also when it allows less. */
    public Optional<Access> access(String integration, @Nullable String family, @Nullable String provider) {
        return Stream.of(Optional.of(integration), Optional.ofNullable(family), Optional.ofNullable(provider))
                .flatMap(Optional::stream).flatMap(app -> Stream.ofNullable(bindings.get(app))).findFirst();
    }
}
