package io.mooring.contracts.caller;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * A key of the whole installation, from the environment, sent as {@code X-API-Key}. It is an admin of the one tenant it is
 * configured for, and only as long as that tenant has no valid key of its own making: see {@link ApiKeys}.
 */
@ApplicationScoped
public class ServerKey {

    /** Who is calling with it. */
    public static final String SUBJECT = "server-key";

    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{32,256}");

    private final byte @Nullable [] hash;
    private final String tenant;

    /** Fails when key or tenant are not in form: the service does not start. The message has nothing of the key. */
    @Inject
    ServerKey(CallerConfig config) {
        this(config.serverKey().orElse(""), config.serverKeyTenant().orElse(""));
    }

    ServerKey(String key, String tenant) {
        if (key.isEmpty() != tenant.isEmpty()) {
            throw new ConfigurationException("MOORING_SERVER_KEY and MOORING_SERVER_KEY_TENANT belong together;"
                    + " expected both or none");
        }
        if (!key.isEmpty() && !FORM.matcher(key).matches()) {
            throw new ConfigurationException("MOORING_SERVER_KEY is not in form;"
                    + " expected 32 to 256 visible ASCII characters without a space");
        }
        if (!tenant.isEmpty() && !TENANT.matcher(tenant).matches()) {
            throw new ConfigurationException("MOORING_SERVER_KEY_TENANT is not in form; expected the one tenant, "
                    + TENANT.pattern());
        }
        this.hash = key.isEmpty() ? null : Fingerprint.of(key);
        this.tenant = tenant;
    }

    /** Only so that the key is looked at before anybody calls. */
    void look(@Observes StartupEvent started) {}

    /** The caller when this is the key. */
    Optional<Caller> find(String text) {
        return hash != null && Fingerprint.matches(ByteBuffer.wrap(hash), Fingerprint.of(text))
                ? Optional.of(new Caller(tenant, Caller.Kind.API_KEY, SUBJECT, Set.of(Roles.ADMIN)))
                : Optional.empty();
    }

    boolean isFor(String other) {
        return hash != null && tenant.equals(other);
    }
}
