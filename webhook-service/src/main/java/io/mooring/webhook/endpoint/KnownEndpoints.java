package io.mooring.webhook.endpoint;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.endpoint.Endpoint.Secret;
import io.smallrye.mutiny.Uni;

/** Endpoints of the database with all the intake needs. */
@ApplicationScoped
class KnownEndpoints {

    private final Transactions transactions;
    private final EndpointStore endpoints;
    private final Secrets secrets;
    private final EndpointFacts facts;

    KnownEndpoints(Transactions transactions, EndpointStore endpoints, Secrets secrets,
            EndpointFacts facts) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.facts = facts;
    }

    /** Of any tenant; null when there is none. */
    Uni<@Nullable Endpoint> find(String id) {
        return transactions.acrossTenants(session -> endpoints.findAnywhere(session, id)
                .chain(row -> row == null ? Uni.createFrom().nullItem() : read(session, row)));
    }

    /** Ids of a provider's endpoints of any tenant, the oldest first. Of what is no provider there are none. */
    Uni<List<String>> idsOf(String provider, int most) {
        return facts.isProvider(provider)
                ? transactions.acrossTenants(session -> endpoints.idsAnywhere(session, provider, most))
                : Uni.createFrom().item(List.of());
    }

    private Uni<Endpoint> read(Mutiny.Session session, EndpointRow row) {
        return endpoints.secrets(session, row).chain(rows -> unseal(session, rows))
                .map(opened -> new Endpoint(row.tenant, row.id, row.provider, facts.require(row),
                        facts.requireScheme(row), opened, opened.isEmpty(), facts.findSchema(row)));
    }

    /** One after another, in the order of the rows: a session does one thing at a time. */
    private Uni<List<Secret>> unseal(Mutiny.Session session, List<SecretRow> rows) {
        Uni<List<Secret>> opened = Uni.createFrom().item(new ArrayList<>());
        for (SecretRow row : rows) {
            opened = opened.chain(before -> secrets.unseal(session, row.tenant, row.id, row.secret)
                    .map(secret -> with(before, new Secret(secret, row.endsAt))));
        }
        return opened;
    }

    private static List<Secret> with(List<Secret> before, Secret next) {
        List<Secret> all = new ArrayList<>(before);
        all.add(next);
        return all;
    }
}
