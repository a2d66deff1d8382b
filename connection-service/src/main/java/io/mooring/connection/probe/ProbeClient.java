package io.mooring.connection.probe;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.credential.RenderedPlacement;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.provider.IdentityProbe;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;
import io.smallrye.mutiny.Uni;

/** Asks providers whose account a credential is of, databases whether they admit it; once, through the egress guard. */
@ApplicationScoped
public class ProbeClient {

    private static final String TOKEN = "token";

    private final Providers providers = Providers.registered();
    private final EgressClient egress;
    private final DatabaseProbe databases;
    private final Limits limits;
    private final Clock clock;

    ProbeClient(EgressClient egress, DatabaseProbe databases, ProbeConfig config, Clock clock) {
        this.egress = egress;
        this.databases = databases;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxAnswer().asLongValue());
        this.clock = clock;
    }

    /** Whether anybody knows how to ask. A method without credentials proves nothing. */
    public boolean knows(IntegrationView view, AuthMethod method) {
        return !method.placements().isEmpty() && (databases.kind(view).isPresent()
                || facts(view, method).filter(facts -> facts.identity() != null).isPresent());
    }

    /**
     * Asks. Never fails.
     *
     * @param placements the credential as in every call
     * @param values inputs and captures, for what the provider wants them in
     */
    public Uni<Finding> ask(IntegrationView view, AuthMethod method, List<RenderedPlacement> placements,
            Map<String, String> values) {
        return databases.kind(view).map(kind -> databases.ask(kind, values))
                .or(() -> facts(view, method).map(facts -> ask(facts, view.baseUrl(), placements, values)))
                .orElseGet(() -> Uni.createFrom().item(new Finding.Unknown()));
    }

    /**
     * Asks whose a token is that was granted just now: as the provider wants to be asked, else by OpenID Connect's userinfo.
     * Never fails.
     *
     * @param facts of the provider; null when nobody described it
     * @param userinfo address; null when nobody knows it
     * @param values the token and what came with it
     */
    public Uni<Finding> whose(@Nullable ProviderFacts facts, @Nullable String userinfo, Map<String, String> values) {
        if (facts != null && facts.identity() != null) {
            Map<String, String> all = new HashMap<>(values);
            all.put("access_token", String.valueOf(values.get(TOKEN)));
            return ask(facts, null, GrantedPlacements.of(facts, all), all);
        }
        return userinfo == null
                ? Uni.createFrom().item(new Finding.Unknown())
                : send(null, userinfo(userinfo), EgressRequest.get(userinfo).withHeader("Accept", "application/json")
                        .withSecretHeader("Authorization", "Bearer " + values.get(TOKEN)));
    }

    private static IdentityProbe userinfo(String url) {
        return new IdentityProbe(null, url, null, Map.of(), null, "sub", "email");
    }

    private Uni<Finding> ask(ProviderFacts facts, @Nullable String baseUrl, List<RenderedPlacement> placements,
            Map<String, String> values) {
        return Optional.ofNullable(facts.identity())
                .flatMap(probe -> new Asking(facts, baseUrl, placements, values).request(probe)
                        .map(asked -> send(facts, probe, asked)))
                .orElseGet(() -> Uni.createFrom().item(new Finding.Unknown()));
    }

    private Uni<Finding> send(@Nullable ProviderFacts facts, IdentityProbe probe, EgressRequest request) {
        return egress.send(request.withLimits(limits))
                .map(response -> new Answer(facts, response, clock.instant()).read(probe))
                .onFailure(EgressFailure.class).recoverWithItem(ProbeClient::unanswered);
    }

    private static Finding unanswered(EgressFailure failure) {
        String reason = switch (failure.kind()) {
            case REFUSED -> "address_refused";
            case UNRESOLVABLE, CONNECT_FAILED -> "unreachable";
            case TLS_FAILED -> "tls_failed";
            case TIMED_OUT -> "timeout";
            case TOO_LARGE -> "answer_too_large";
            case TOO_MANY_REDIRECTS, BAD_RESPONSE -> "unreadable_answer";
            case CONNECTION_LOST -> "connection_lost";
        };
        return new Finding.Hindered(reason, "the provider could not be asked: " + failure.reason(), null);
    }

    private Optional<ProviderFacts> facts(IntegrationView view, AuthMethod method) {
        String signIn = method.oauth() == null ? null : method.oauth().provider();
        return Stream.of(signIn, view.provider()).filter(Objects::nonNull).map(String::valueOf).map(providers::find)
                .flatMap(Optional::stream).map(IntegrationProvider::facts).findFirst()
                .filter(facts -> isTakenBy(facts, method));
    }

    /** A key for one thing proves nothing where another is asked for: it would be refused, and yet be good. */
    private static boolean isTakenBy(ProviderFacts facts, AuthMethod method) {
        if (method.kind().equals("oauth")) {
            return facts.auth() == ProviderFacts.Auth.OAUTH2;
        }
        return facts.placements().isEmpty()
                ? method.placements().stream().anyMatch(ProbeClient::isBearer)
                : facts.placements().stream().allMatch(wanted -> method.placements().stream()
                        .anyMatch(has -> has.carrier().equals(wanted.carrier())
                                && has.name().equalsIgnoreCase(wanted.name())));
    }

    private static boolean isBearer(AuthMethod.Placement placement) {
        return placement.carrier().equals("header") && placement.name().equalsIgnoreCase("Authorization")
                && !placement.usesBasic();
    }
}
