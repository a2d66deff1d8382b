package io.mooring.webhook.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.Fields;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.provider.SignatureCheck;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/** Checks, seals and keeps what is to be a secret of an endpoint. Started with the service, which needs a master key. */
@Startup
@ApplicationScoped
class NewSecrets {

    private static final int LONGEST = 8192;

    private final Secrets secrets;
    private final EndpointStore store;
    private final EndpointFacts facts;
    private final IdSource ids;
    private final Clock clock;

    NewSecrets(Secrets secrets, EndpointStore store, EndpointFacts facts, IdSource ids, Clock clock) {
        secrets.requireKey();
        this.secrets = secrets;
        this.store = store;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Fails with 400 when the text can't be a key of the scheme: a misfit would refuse every webhook later. One that goes into
     * the address is made here.
     */
    static String require(SignatureScheme scheme, @Nullable String sent, IdSource ids) {
        if (scheme.kind() == Kind.ADDRESS) {
            return made(sent, ids);
        }
        String secret = Fields.requireText("/secret", sent, LONGEST);
        try {
            new SignatureCheck(scheme, List.of(secret.getBytes(StandardCharsets.UTF_8)));
            return secret;
        } catch (IllegalArgumentException misfit) {
            throw GeneralError.BAD_REQUEST.at("/secret", String.valueOf(misfit.getMessage()));
        }
    }

    /** As above, for an endpoint that is there. */
    String require(EndpointRow endpoint, @Nullable String sent) {
        return require(facts.requireScheme(endpoint), sent, ids);
    }

    /** What protects an address is long and random, and fits into it. */
    private static String made(@Nullable String sent, IdSource ids) {
        if (sent != null) {
            throw GeneralError.BAD_REQUEST.at("/secret",
                    "expected none: this provider signs nothing, so the address holds a secret that is made here");
        }
        return ids.next("whs");
    }

    /** Keeps one; it counts from now on. */
    Uni<SecretRow> keep(Mutiny.Session session, EndpointRow endpoint, String secret, boolean named) {
        String id = ids.next("sec");
        return secrets.seal(session, endpoint.tenant, id, secret.getBytes(StandardCharsets.UTF_8))
                .map(sealed -> new SecretRow(endpoint, id, sealed, named,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .call(row -> store.record(session, row));
    }
}
