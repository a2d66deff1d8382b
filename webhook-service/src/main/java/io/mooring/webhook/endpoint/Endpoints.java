package io.mooring.webhook.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.Fields;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.provider.SignatureCheck;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/** Makes endpoints. Started with the service, which does not start without a master key. */
@Startup
@ApplicationScoped
class Endpoints {

    private static final int LONGEST_SECRET = 8192;
    private static final int LONGEST_NAME = 200;

    private final Transactions transactions;
    private final EndpointStore store;
    private final Secrets secrets;
    private final Providers providers;
    private final IdSource ids;
    private final Clock clock;

    Endpoints(Transactions transactions, EndpointStore store, Secrets secrets, Providers providers, IdSource ids,
            Clock clock) {
        secrets.requireKey();
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.providers = providers;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<EndpointRow> create(String tenant, CreateEndpoint wish) {
        String provider = requireProvider(wish.provider());
        SignatureScheme scheme = requireScheme(provider, wish.scheme());
        String secret = requireSecret(scheme, wish.secret());
        String name = wish.name() == null ? null : Fields.requireText("/name", wish.name(), LONGEST_NAME);
        String connection = wish.connection() == null
                ? null
                : Fields.requireText("/connection", wish.connection(), LONGEST_NAME);
        String id = ids.next("whe");
        return transactions.in(tenant,
                session -> secrets.seal(session, tenant, id, secret.getBytes(StandardCharsets.UTF_8))
                        .map(sealed -> new EndpointRow(tenant, id, provider, scheme.name(), name, sealed,
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .invoke(row -> row.connection = connection).call(row -> store.record(session, row)));
    }

    private String requireProvider(@Nullable String id) {
        if (id == null || providers.findWebhook(id).isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/provider",
                    "expected one of " + String.join(", ", providers.webhookIds()));
        }
        return id;
    }

    private SignatureScheme requireScheme(String provider, @Nullable String name) {
        WebhookFacts facts = providers.findWebhook(provider).orElseThrow();
        if (name == null) {
            return facts.schemes().getFirst();
        }
        return facts.findScheme(name).orElseThrow(() -> GeneralError.BAD_REQUEST.at("/scheme", "expected one of "
                + String.join(", ", facts.schemes().stream().map(SignatureScheme::name).toList())));
    }

    /** One that can be a key of the scheme: a misfit would refuse every webhook later. */
    private static String requireSecret(SignatureScheme scheme, @Nullable String sent) {
        String secret = Fields.requireText("/secret", sent, LONGEST_SECRET);
        try {
            new SignatureCheck(scheme, List.of(secret.getBytes(StandardCharsets.UTF_8)));
            return secret;
        } catch (IllegalArgumentException misfit) {
            throw GeneralError.BAD_REQUEST.at("/secret", String.valueOf(misfit.getMessage()));
        }
    }
}
