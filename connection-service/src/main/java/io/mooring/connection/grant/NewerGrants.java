package io.mooring.connection.grant;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.probe.Finding;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Gives connections a grant in place of the one they had; that one stays in force until the provider accepted this one. */
@ApplicationScoped
class NewerGrants {

    private final Transactions transactions;
    private final Connections connections;
    private final Credentials credentials;
    private final Verification verification;

    NewerGrants(Transactions transactions, Connections connections, Credentials credentials,
            Verification verification) {
        this.transactions = transactions;
        this.connections = connections;
        this.credentials = credentials;
        this.verification = verification;
    }

    /**
     * Fails with 409 for another account, with 422 naming the field when the provider refuses what was granted, with 503 when
     * it could not be asked.
     *
     * @param known whose it is, should the provider not say
     * @param field what is to blame
     */
    Uni<Connection> keep(String tenant, NewerGrant asked, Granted granted, GrantSecrets secrets, Account known,
            String field) {
        return verification.look(asked.view(), asked.method(), granted.inputs())
                .map(finding -> whose(finding, known, field))
                .chain(account -> transactions.in(tenant,
                        session -> keep(session, tenant, asked, granted.grant(), account)
                                .call(after -> credentials.keep(session, tenant, after.id(), granted.inputs(),
                                        secrets))));
    }

    /**
     * Values the account brought for holes in addresses; empty when it was granted in another way.
     *
     * @param by the way
     */
    Uni<Optional<Map<String, String>>> own(Mutiny.Session session, String tenant, Connection now, String by) {
        return credentials.grant(session, tenant, now.id())
                .chain(grant -> !by.equals(grant.by())
                        ? Uni.createFrom().item(Optional.empty())
                        : credentials.inputs(session, tenant, now.id()).map(inputs -> Optional.of(inputs.values())));
    }

    private Uni<Connection> keep(Mutiny.Session session, String tenant, NewerGrant asked, Grant grant,
            Account account) {
        return connections.change(session, tenant, asked.now().id(),
                now -> new Trigger.Reconnected(grant, now.account().succeededBy(account, asked.mayReplace()),
                        verification.nextRenewal(grant)));
    }

    private static Account whose(Finding finding, Account known, String field) {
        return switch (finding) {
            case Finding.Accepted it -> it.account().id() == null ? known : it.account();
            case Finding.Unknown it -> known;
            case Finding.Refused it -> throw ConnectionError.CREDENTIAL_REFUSED.at(field,
                    "expected what the provider accepts: " + it.detail() + ", though it has just granted it");
            case Finding.Hindered it -> throw ConnectionError.PROVIDER_AWAY
                    .because(it.detail() + "; nothing was changed, try again");
        };
    }
}
