package io.mooring.connection.device;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.grant.Asked;
import io.mooring.connection.grant.Beginnings;
import io.mooring.connection.grant.ClientGrants;
import io.mooring.connection.grant.NewGrant;
import io.mooring.connection.grant.Refusals;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.oauth.DeviceClient;
import io.mooring.connection.oauth.DeviceClient.Permission;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Begins consents that a person gives on another device, RFC 8628. */
@ApplicationScoped
public class DeviceConsents {

    private final Transactions transactions;
    private final Connections connections;
    private final Apps apps;
    private final DeviceClient devices;
    private final DeviceStore store;
    private final Beginnings identity;

    DeviceConsents(Transactions transactions, Connections connections, Apps apps, DeviceClient devices,
            DeviceStore store, Beginnings identity) {
        this.transactions = transactions;
        this.connections = connections;
        this.apps = apps;
        this.devices = devices;
        this.store = store;
        this.identity = identity;
    }

    /**
     * A connection that is PENDING until the person has decided. Fails with 400 when the server has no device flow, with
     * 404, 409, 422 or 503 as the client grants do; nothing is kept then.
     */
    public Uni<Waiting> begin(String tenant, NewGrant wanted) {
        return app(tenant, wanted).map(app -> Asked.of(app, wanted))
                .chain(asked -> devices.begin(asked.app().server(asked.own()), asked.app().client(), asked.scopes())
                        .onFailure(TokenFailure.class).transform(DeviceConsents::refused)
                        .chain(given -> transactions.in(tenant,
                                session -> keep(session, tenant, wanted, asked, given))));
    }

    private Uni<App> app(String tenant, NewGrant wanted) {
        String config = wanted.config();
        return config == null
                ? apps.requireKnown(tenant, wanted.view())
                : transactions.in(tenant, session -> apps.require(session, tenant, config));
    }

    private Uni<Waiting> keep(Mutiny.Session session, String tenant, NewGrant wanted, Asked asked, Permission given) {
        Connection made = identity.waiting(wanted, given.interval());
        return connections.begin(session, tenant, made)
                .chain(() -> store.record(session, tenant, made, given, asked, made.createdAt()))
                .replaceWith(() -> new Waiting(made.id(), given.userCode(), given.verificationUrl(),
                        given.completeUrl(), given.interval().toSeconds(), given.expiresAt()));
    }

    private static RuntimeException refused(Throwable failure) {
        TokenFailure refusal = (TokenFailure) failure;
        return refusal.code().equals("unsupported_grant_type")
                ? GeneralError.BAD_REQUEST.at("/integration",
                        "expected one whose authorization server has the device flow")
                : Refusals.of(refusal, ClientGrants.FIELD);
    }
}
