package io.mooring.connection.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.consent.IdentityClient.Finding;
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
import io.mooring.contracts.outbox.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Keeps what a provider granted, once it is known whose it is; or gives it back. */
@ApplicationScoped
class Settlement {

    /** Scopes about who signs in; servers leave them out of their answers as they like. */
    private static final Set<String> ABOUT_THE_PERSON = Set.of("openid", "profile", "email", "offline_access");
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** How long the callback itself has to see whose account it is; then somebody else does. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Connections connections;
    private final Credentials credentials;
    private final IdentityClient identity;
    private final RevocationClient revocations;
    private final Clock clock;

    Settlement(Transactions transactions, Connections connections, Credentials credentials, IdentityClient identity,
            RevocationClient revocations, Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.credentials = credentials;
        this.identity = identity;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** What was granted, before it is known whose it is. */
    private record Granted(ConsentRow row, App app, TokenAnswer answer, Map<String, String> values, Grant grant) {

        private Inputs inputs() {
            return new Inputs(values);
        }

        private Uni<Finding> whose(IdentityClient identity) {
            return identity.whose(app, values, answer);
        }

        private GrantSecrets secrets() {
            return GrantSecrets.first(answer.refreshToken(), answer.captures());
        }

        /** A little ahead of the end, and not at once for tokens that live shorter than that. */
        private @Nullable Instant dueAt(Instant now) {
            Instant end = grant.accessExpiresAt();
            if (end == null) {
                return null;
            }
            Duration life = Duration.between(now, end);
            return end.minus(life.compareTo(AHEAD.multipliedBy(2)) < 0 ? life.dividedBy(2) : AHEAD);
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
                ? granted.whose(identity)
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

    private Uni<Outcome> conclude(Granted granted, Finding finding) {
        ConsentRow row = granted.row;
        return switch (finding) {
            case Finding.Known known -> connections.change(row.tenant, row.connection,
                    new Trigger.Verified(known.account(), granted.dueAt(clock.instant())))
                    .map(active -> connected(granted, active));
            case Finding.Rejected rejected -> giveBack(granted).chain(() -> refuse(row, rejected.reason(),
                    rejected.detail(), ConnectionStatus.VERIFYING));
            case Finding.Unclear unclear -> connections.change(row.tenant, row.connection,
                    new Trigger.Hindered(unclear.reason(), unclear.detail(), clock.instant().plus(AHEAD)))
                    .map(waiting -> Outcome.refused(row, waiting.integration(), "verification_pending",
                            "The provider granted access, but could not say yet whose account it is."));
        };
    }

    /** Nothing is touched before it is known that it is the same account. */
    private Uni<Outcome> renew(Granted granted) {
        ConsentRow row = granted.row;
        return granted.whose(identity).chain(finding -> switch (finding) {
            case Finding.Known known -> renew(granted, known.account());
            case Finding.Rejected rejected -> unchanged(row, rejected.reason(), rejected.detail());
            case Finding.Unclear unclear -> unchanged(row, unclear.reason(), unclear.detail());
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
            return new Trigger.Reconnected(granted.grant, account, granted.dueAt(clock.instant()));
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
