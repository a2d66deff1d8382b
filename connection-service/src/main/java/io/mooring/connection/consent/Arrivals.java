package io.mooring.connection.consent;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.OneTimeToken;
import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.credential.SealedTexts;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.Callback;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.connection.oauth.TokenClient;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Takes in browsers that come back: judges their state, exchanges their code, hands the rest to {@link Settlement}. */
@ApplicationScoped
class Arrivals {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final Transactions transactions;
    private final ConsentStore store;
    private final Apps apps;
    private final SealedTexts secrets;
    private final Exchange exchange;
    private final Clock clock;

    Arrivals(Transactions transactions, ConsentStore store, Apps apps, SealedTexts secrets, Exchange exchange,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.apps = apps;
        this.secrets = secrets;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** From the code on. Without proxy, for its outer class reads its fields. */
    @Singleton
    static class Exchange {

        private final TokenClient tokens;
        private final Settlement settlement;
        private final ClientReports clients;

        Exchange(TokenClient tokens, Settlement settlement, ClientReports clients) {
            this.tokens = tokens;
            this.settlement = settlement;
            this.clients = clients;
        }

        private Uni<Outcome> finish(Claimed claimed, Map<String, List<String>> parameters) {
            AuthorizationServer server = claimed.app.server(Links.variables(claimed.row));
            return Uni.createFrom().item(() -> Callback.of(server, parameters))
                    .chain(callback -> exchange(server, claimed, callback)
                            .chain(answer -> settlement.settle(claimed.row, claimed.app, callback, answer)))
                    .onFailure(TokenFailure.class).recoverWithUni(failure -> settlement.refuse(claimed.row, failure));
        }

        private Uni<TokenAnswer> exchange(AuthorizationServer server, Claimed claimed, Callback callback) {
            String tenant = claimed.row.tenant;
            return tokens.exchange(server, claimed.app.client(), callback.code(), claimed.row.redirectUri,
                    claimed.verifier).call(answer -> clients.accepted(tenant, claimed.app))
                    .onFailure(TokenFailure.class)
                    .call(failure -> clients.refused(tenant, claimed.app, failure));
        }
    }

    /** A state that was ours, for this browser, and is used up now. */
    private record Claimed(ConsentRow row, App app, @Nullable String verifier) {}

    /**
     * Never fails for what a browser brings: every end is an {@link Outcome}.
     *
     * @param path of the callback, where the browser arrived
     * @param cookies by name
     */
    Uni<Outcome> arrive(String path, Map<String, List<String>> parameters, Map<String, String> cookies) {
        List<String> states = parameters.getOrDefault("state", List.of());
        OneTimeToken state = states.size() == 1 ? OneTimeToken.parse(states.getFirst()).orElse(null) : null;
        if (state == null) {
            return Uni.createFrom().item(unknown());
        }
        return transactions.in(state.tenant(), session -> store.findByState(session, state)
                .invoke(row -> requireOurs(row, path, cookies)).chain(row -> claim(session, row)))
                .onFailure(Settlement::isOver).transform(gone -> new Refused(Outcome.unset()))
                .chain(claimed -> exchange.finish(claimed, parameters))
                .onFailure(Refused.class).recoverWithItem(refused -> refused.outcome())
                .invoke(outcome -> LOG.infof("consent of %s ended: %s", state.tenant(),
                        outcome.error() == null ? "connected" : outcome.error()));
    }

    private void requireOurs(@Nullable ConsentRow row, String path, Map<String, String> cookies) {
        if (row == null || !URI.create(row.redirectUri).getPath().equals(path)) {
            throw new Refused(unknown());
        }
        if (!OneTimeToken.matches(cookies.get(cookie(row.id)), row.browserHash)) {
            throw new Refused(Outcome.stranger("other_browser",
                    "Another browser began this. Go back to where you began, and begin again in this one."));
        }
        if (row.usedAt != null) {
            throw new Refused(Outcome.stranger("used_state", "This was finished already."));
        }
        if (!clock.instant().isBefore(row.expiresAt)) {
            throw new Refused(Outcome.stranger("expired_state", "This took too long. Go back and begin again."));
        }
    }

    /** Used up whatever comes next: a code is tried once. */
    private Uni<Claimed> claim(Mutiny.Session session, ConsentRow row) {
        byte[] sealed = row.verifierSealed;
        row.usedAt = clock.instant();
        row.verifierSealed = null;
        Uni<@Nullable String> verifier = sealed == null
                ? Uni.createFrom().nullItem()
                : secrets.open(session, row.tenant, row.id, sealed).map(text -> text);
        return verifier.chain(text -> apps.require(session, row.tenant, row.authConfig)
                .map(app -> new Claimed(row, app, text))).call(session::flush);
    }

    static String cookie(String consent) {
        return "mooring_consent_" + consent;
    }

    private static Outcome unknown() {
        return Outcome.stranger("invalid_state",
                "This is not the end of anything that began here. Go back to where you began, and begin again.");
    }
}
