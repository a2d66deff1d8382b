package io.mooring.webhook.endpoint;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.Fields;
import io.mooring.webhook.IdSource;
import io.smallrye.mutiny.Uni;

/** Makes endpoints. */
@ApplicationScoped
class Endpoints {

    private static final int LONGEST_NAME = 200;

    private final Transactions transactions;
    private final EndpointStore store;
    private final EndpointFacts facts;
    private final NewSecrets secrets;
    private final IdSource ids;
    private final Clock clock;

    Endpoints(Transactions transactions, EndpointStore store, EndpointFacts facts, NewSecrets secrets, IdSource ids,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.facts = facts;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new endpoint.
     *
     * @param inAddress the secret when the address holds it, else null
     */
    record Made(EndpointRow row, @Nullable String inAddress) {}

    Uni<Made> create(String tenant, CreateEndpoint wish) {
        WebhookFacts described = facts.require(wish);
        SignatureScheme scheme = EndpointFacts.requireScheme(described, wish.scheme());
        String name = wish.name() == null ? null : Fields.requireText("/name", wish.name(), LONGEST_NAME);
        boolean pending = wish.secret() == null && described.namesSecret();
        String secret = pending ? null : NewSecrets.require(scheme, wish.secret(), ids);
        EndpointRow row = new EndpointRow(tenant, ids.next("whe"), String.valueOf(wish.provider()), scheme.name(), name,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        row.connection = wish.connection() == null
                ? null
                : Fields.requireText("/connection", wish.connection(), LONGEST_NAME);
        row.description = EndpointFacts.requireDescription(wish.description());
        row.payloadSchema = EndpointFacts.requireSchema(wish.schema());
        return transactions.in(tenant, session -> store.record(session, row).chain(() -> secret == null
                ? Uni.createFrom().voidItem()
                : secrets.keep(session, row, secret, false).replaceWithVoid()))
                .replaceWith(new Made(row, scheme.kind() == Kind.ADDRESS ? secret : null));
    }
}
