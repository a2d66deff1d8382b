package io.mooring.connection.consent;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.OneTimeToken;
import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.Apps;
import io.mooring.connection.credential.SealedTexts;
import io.mooring.connection.oauth.AuthorizationRequest;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Sends browsers on to providers: from here on the way belongs to one browser. */
@ApplicationScoped
class Departures {

    private final Transactions transactions;
    private final ConsentStore store;
    private final Apps apps;
    private final SealedTexts secrets;
    private final RandomGenerator random;
    private final Clock clock;

    Departures(Transactions transactions, ConsentStore store, Apps apps, SealedTexts secrets, RandomGenerator random,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.apps = apps;
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What the browser is sent off with.
     *
     * @param to the provider; or the platform, where that has to say first whose browser it is
     * @param cookie value that proves it is the same browser when it is back
     * @param back where it comes back to
     */
    record Departure(URI to, String consent, String cookie, URI back) {}

    /**
     * Once per link; afterwards, after its time, and for what never was one, {@link Refused}.
     *
     * @param cookies the browser's own, by name
     */
    Uni<Departure> depart(@Nullable String link, Map<String, String> cookies) {
        OneTimeToken token = OneTimeToken.parse(link).orElseThrow(Departures::useless);
        return transactions.in(token.tenant(), session -> store.findByStart(session, token)
                .invoke(row -> requireUsable(row, cookies))
                .chain(row -> row.confirms && row.confirmedAt == null
                        ? askWhose(session, row)
                        : apps.require(session, row.tenant, row.authConfig).chain(app -> depart(session, row, app))))
                .onFailure(failure -> failure instanceof TokenFailure || Settlement.isOver(failure))
                .transform(gone -> new Refused(Outcome.unset()));
    }

    /** Of a browser that was asked whose it is no other may take the place. */
    private void requireUsable(@Nullable ConsentRow row, Map<String, String> cookies) {
        if (row == null || row.startedAt != null || row.usedAt != null || !clock.instant().isBefore(row.expiresAt)
                || row.browserHash != null
                        && !OneTimeToken.matches(cookies.get(Arrivals.cookie(row.id)), row.browserHash)) {
            throw useless();
        }
    }

    /** To the platform, which knows who is signed in there; with a new code, the one before is void. */
    private Uni<Departure> askWhose(Mutiny.Session session, ConsentRow row) {
        OneTimeToken browser = OneTimeToken.next(row.tenant, random);
        OneTimeToken code = OneTimeToken.next(row.tenant, random);
        row.browserHash = browser.hash();
        row.confirmHash = code.hash();
        return session.flush().replaceWith(() -> new Departure(Outcome.confirmation(row, code), row.id,
                browser.text(), URI.create(row.redirectUri).resolve(Links.START)));
    }

    private Uni<Departure> depart(Mutiny.Session session, ConsentRow row, App app) {
        AuthorizationServer server = app.server(Links.variables(row));
        OneTimeToken state = OneTimeToken.next(row.tenant, random);
        OneTimeToken browser = OneTimeToken.next(row.tenant, random);
        String verifier = AuthorizationRequest.verifier(server, random);
        row.stateHash = state.hash();
        row.browserHash = browser.hash();
        row.startedAt = clock.instant();
        URI provider = new AuthorizationRequest(app.client().id(), row.redirectUri, List.of(row.scopes), state.text(),
                verifier, app.params()).at(server);
        Uni<Void> sealed = verifier == null
                ? Uni.createFrom().voidItem()
                : secrets.seal(session, row.tenant, row.id, verifier).invoke(bytes -> row.verifierSealed = bytes)
                        .replaceWithVoid();
        return sealed.chain(session::flush).replaceWith(
                () -> new Departure(provider, row.id, browser.text(), URI.create(row.redirectUri)));
    }

    private static Refused useless() {
        return new Refused(Outcome.stranger("invalid_link",
                "This link was used already, or its time is over. Go back to where you found it, and begin again."));
    }
}
