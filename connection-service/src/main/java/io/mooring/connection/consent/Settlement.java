package io.mooring.connection.consent;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.Callback;
import io.mooring.connection.oauth.RevocationClient;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.probe.Finding;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Keeps what a provider granted, once it is known whose it is; or gives it back. */
@ApplicationScoped
class Settlement {

    /** Scopes about who signs in; servers leave them out of their answers as they like. */
    private static final Set<String> ABOUT_THE_PERSON = Set.of("openid", "profile", "email", "offline_access");

    /** How long the callback itself has to see whose account it is; then somebody else does. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Connections connections;
    private final Credentials credentials;
    private final Verification verification;
    private final RevocationClient revocations;
    private final Clock clock;

    Settlement(Transactions transactions, Connections connections, Credentials credentials, Verification verification,
            RevocationClient revocations, Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.credentials = credentials;
        this.verification = verification;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** What was granted, before it is known whose it is. */
    private record Granted(ConsentRow row, App app, TokenAnswer answer, Map<String, String> values, Grant grant) {

        private Inputs inputs() {
            return new Inputs(values);
        }

        /** Of the answer itself where the provider is not asked: its ID token came from the issuer. */
        private Account claimed() {
            TokenAnswer.Subject subject = answer.subject();
            return subject == null ? Account.UNKNOWN : new Account(subject.id(), subject.label());
        }

        private GrantSecrets secrets() {
            return GrantSecrets.first(answer.refreshToken(), answer.captures());
        }
    }

    /** The code was no good, or the provider said no. A connection that lives goes on as it was. */
    Uni<Outcome> refuse(ConsentRow row, TokenFailure failure) {
        return refuse(row, failure.code(), failure.detail(), ConnectionStatus.PENDING)
                .onFailure(Settlement::isOver).recoverWithItem(over -> over(row));
    }

    /** @param ends status in which the connection ends with it; in another one it was somebody else's way that led there */
    private Uni<Outcome> refuse(ConsentRow row, String code, String detail, ConnectionStatus ends) {
        return connections.change(row.tenant, row.connection, new Trigger.Refused(code, detail),
                now -> row.renews || now.status() != ends)
                .map(there -> Outcome.refused(row, there.integration(), code, detail));
    }

    /** What was granted for a connection that ended meanwhile is given back. */
    Uni<Outcome> settle(ConsentRow row, App app, Callback callback, TokenAnswer answer) {
        Granted granted = granted(row, app, callback, answer);
        return (row.renews ? renew(granted) : connect(granted))
                .onFailure(Settlement::isOver).recoverWithUni(over -> giveBack(granted).replaceWith(over(row)));
    }

    /** What it was about is gone, or does not allow it any more. */
    static boolean isOver(Throwable failure) {
        return failure instanceof HttpProblem problem
                && (problem.getStatusCode() == 404 || problem.getStatusCode() == 409);
    }

    private static Outcome over(ConsentRow row) {
        return new Outcome("connection_over", "The connection this was for ended meanwhile, or was switched off.", null,
                row.connection, row.returnUrl, "");
    }

    /** Stored first: should we die while asking whose it is, somebody else asks. */
    private Uni<Outcome> connect(Granted granted) {
        return submit(granted).chain(first -> first
                ? whose(granted)
                        .chain(finding -> conclude(granted, finding))
                : renew(granted));
    }

    /** False: another link to the same connection was faster, and this one is consent once more. */
    private Uni<Boolean> submit(Granted granted) {
        ConsentRow row = granted.row;
        return transactions.in(row.tenant, session -> connections.change(session, row.tenant, row.connection, now -> {
            if (now.status() != ConnectionStatus.PENDING) {
                throw new Refused(over(row));
            }
            return new Trigger.Submitted(granted.grant, clock.instant().plus(OWN_LOOK));
        }).call(() -> credentials.keep(session, row.tenant, row.connection, granted.inputs(), granted.secrets())))
                .replaceWith(true)
                .onFailure(Refused.class).recoverWithItem(false);
    }

    private Uni<Finding> whose(Granted granted) {
        App app = granted.app;
        return verification.look(app.facts(), app.described().facts().userinfoUrl(), granted.inputs())
                .map(finding -> finding instanceof Finding.Unknown ? new Finding.Accepted(granted.claimed()) : finding);
    }

    private Uni<Outcome> conclude(Granted granted, Finding finding) {
        ConsentRow row = granted.row;
        return switch (finding) {
            case Finding.Accepted it -> activate(granted, it.account());
            case Finding.Unknown it -> activate(granted, Account.UNKNOWN);
            case Finding.Refused it -> giveBack(granted).chain(() -> refuse(row, it.reason(),
                    Finding.sentence(it.detail()), ConnectionStatus.VERIFYING));
            case Finding.Hindered it -> connections.change(row.tenant, row.connection,
                    now -> verification.trigger(now, it), now -> false)
                    .map(waiting -> Outcome.refused(row, waiting.integration(), "verification_pending",
                            "The provider granted access, but could not say yet whose account it is."));
        };
    }

    private Uni<Outcome> activate(Granted granted, Account account) {
        return connections.change(granted.row.tenant, granted.row.connection,
                new Trigger.Verified(account, verification.nextRenewal(granted.grant)))
                .map(active -> connected(granted, active));
    }

    /** Nothing is touched before it is known that it is the same account. */
    private Uni<Outcome> renew(Granted granted) {
        ConsentRow row = granted.row;
        return whose(granted).chain(finding -> switch (finding) {
            case Finding.Accepted it -> renew(granted, it.account());
            case Finding.Unknown it -> renew(granted, Account.UNKNOWN);
            case Finding.Refused it -> unchanged(row, it.reason(), Finding.sentence(it.detail()));
            case Finding.Hindered it -> unchanged(row, it.reason(), Finding.sentence(it.detail()));
        });
    }

    private Uni<Outcome> unchanged(ConsentRow row, String code, String detail) {
        return connections.require(row.tenant, row.connection)
                .map(there -> Outcome.refused(row, there.integration(), code, detail));
    }

    private Uni<Outcome> renew(Granted granted, Account account) {
        ConsentRow row = granted.row;
        return transactions.in(row.tenant, session -> connections.change(session, row.tenant, row.connection, now -> {
            if (!row.replaces && !now.account().admits(account)) {
                throw new Refused(otherAccount(row, now, account));
            }
            return new Trigger.Reconnected(granted.grant, account, verification.nextRenewal(granted.grant));
        }).call(after -> replace(session, granted))).map(after -> connected(granted, after))
                .onFailure(Refused.class).call(() -> giveBack(granted));
    }

    /** Of whom nothing is known may be anybody. */
    private static Outcome otherAccount(ConsentRow row, Connection now, Account account) {
        return account.id() == null
                ? Outcome.refused(row, now.integration(), "unknown_account",
                        "The provider does not say whose account this is, so it may not be the one that is connected.")
                : Outcome.refused(row, now.integration(), "different_account",
                        "This is another account than the one that is connected.");
    }

    /** What the provider does not grant anew, such as values of a form, stays as it was. */
    private Uni<Void> replace(Mutiny.Session session, Granted granted) {
        String tenant = granted.row.tenant;
        String connection = granted.row.connection;
        return credentials.inputs(session, tenant, connection)
                .chain(before -> credentials.keep(session, tenant, connection, before.with(granted.inputs()),
                        granted.secrets()));
    }

    /** As far as the provider lets us: what nobody keeps dies there some day all the same. */
    private Uni<Void> giveBack(Granted granted) {
        var tokens = new RevocationClient.Tokens(granted.answer.accessToken(), granted.answer.refreshToken(),
                granted.answer.captures());
        return revocations.revoke(granted.app.server(Links.variables(granted.row)), granted.app.client(), tokens)
                .onFailure(TokenFailure.class).recoverWithItem(List.of()).replaceWithVoid();
    }

    private static Outcome connected(Granted granted, Connection after) {
        String label = after.account().label() == null ? "" : " as " + after.account().label();
        List<String> missing = after.grant().missingScopes();
        return new Outcome(null, after.integration() + " is connected" + label + "."
                + (missing.isEmpty() ? "" : " Not everything that was asked for was granted."), after.integration(),
                after.id(), granted.row.returnUrl, String.join(" ", missing));
    }

    private static Granted granted(ConsentRow row, App app, Callback callback, TokenAnswer answer) {
        Map<String, String> values = new HashMap<>(app.variables(Links.variables(row)));
        values.putAll(callback.captures());
        values.putAll(answer.captures());
        if (answer.userToken() != null) {
            values.put("user_token", answer.userToken());
        }
        values.put("token", answer.accessToken());
        List<String> asked = Arrays.asList(row.scopes);
        List<String> scopes = answer.scopes() == null ? asked : answer.scopes();
        List<String> missing = asked.stream()
                .filter(scope -> !scopes.contains(scope) && !ABOUT_THE_PERSON.contains(scope)).toList();
        return new Granted(row, app, answer, values,
                new Grant(app.id(), scopes, missing, answer.expiresAt(), answer.refreshExpiresAt()));
    }
}
