package io.mooring.connection.device;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.grant.Asked;
import io.mooring.connection.grant.Granted;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenClient;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.outbox.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Asks authorization servers whether a person has decided on another device, as often as they want to be asked. */
@ApplicationScoped
public class DevicePolls {

    private final Transactions transactions;
    private final DeviceStore store;
    private final Apps apps;
    private final TokenClient tokens;
    private final DeviceGrants grants;
    private final Clock clock;

    DevicePolls(Transactions transactions, DeviceStore store, Apps apps, TokenClient tokens, DeviceGrants grants,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.apps = apps;
        this.tokens = tokens;
        this.grants = grants;
        this.clock = clock;
    }

    /** Whom to ask, and with what; printed without the secrets. */
    private record Open(DeviceRow row, Asked asked, String code) {

        @Override
        public String toString() {
            return "Open[" + row.connection + "]";
        }
    }

    /** One poll for a connection that is PENDING and due; one that waits for no device is given up. */
    public Uni<Void> attend(Held held) {
        return transactions.in(held.tenant(), session -> store.find(session, held.tenant(), held.id())
                .chain(found -> found.filter(row -> clock.instant().isBefore(row.expiresAt))
                        .map(row -> open(session, row))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .onFailure(DevicePolls::isMissing).recoverWithItem(Optional.empty())
                .chain(open -> open.map(found -> poll(held, found))
                        .orElseGet(() -> grants.end(held, new Trigger.TimedOut())));
    }

    private Uni<Optional<Open>> open(Mutiny.Session session, DeviceRow row) {
        return store.code(session, row).chain(code -> apps.require(session, row.tenant, row.authConfig)
                .map(app -> Optional.of(new Open(row,
                        new Asked(app, DeviceStore.variables(row), List.of(row.scopes)), code))));
    }

    /** The auth config went, and with it the client the code was given to. */
    private static boolean isMissing(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() < 500;
    }

    private Uni<Void> poll(Held held, Open open) {
        Asked asked = open.asked;
        return tokens.poll(asked.app().server(asked.own()), asked.app().client(), open.code)
                .chain(answer -> grants.keep(held,
                        new Granted(asked.app(), answer, asked.own(), asked.scopes())))
                .onFailure(TokenFailure.class)
                .recoverWithUni(failure -> next(held, open, Poll.of(failure, open.row.interval())));
    }

    private Uni<Void> next(Held held, Open open, Poll poll) {
        return switch (poll) {
            case Poll.Again it -> grants.postpone(held, open.row, it.interval(), clock.instant());
            case Poll.Denied it -> grants.end(held, new Trigger.Refused(it.reason(), it.detail()));
            case Poll.Expired it -> grants.end(held, new Trigger.TimedOut());
        };
    }
}
