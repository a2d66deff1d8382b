package io.mooring.catalog.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.OAuth;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.contracts.provider.FormField;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.ProviderFacts.Auth;
import io.mooring.contracts.provider.Providers;

/** Ways to authenticate that follow from the facts of a provider. */
final class AccountMethods {

    private static final String TOKEN = "token";
    private static final Placement BEARER = new Placement("header", "Authorization", "Bearer ", TOKEN, null, "plain");

    /** Ways that may stand beside another one. */
    private static final Set<Auth> BESIDE = Set.of(Auth.API_KEY, Auth.BASIC, Auth.SERVICE_ACCOUNT);
    private static final Map<Auth, List<String>> FLOWS = Map.of(Auth.OAUTH2, List.of("authorization_code"),
            Auth.SERVICE_ACCOUNT, List.of("jwt_bearer"));

    private AccountMethods() {}

    /**
     * The provider's own way first, then that of its alternatives.
     *
     * @param scopes to ask for instead of the provider's own; empty for those
     */
    static List<AuthTemplate> of(ProviderFacts facts, List<String> scopes, Providers providers) {
        List<AuthTemplate> methods = new ArrayList<>();
        methods.add(method(facts, scopes));
        facts.alternatives().stream().map(providers::find).flatMap(Optional::stream).map(IntegrationProvider::facts)
                .filter(other -> BESIDE.contains(other.auth()))
                .map(other -> method(other, other.auth() == Auth.SERVICE_ACCOUNT ? asked(facts, scopes) : List.of()))
                .forEach(methods::add);
        return methods;
    }

    private static AuthTemplate method(ProviderFacts facts, List<String> scopes) {
        OAuth oauth = facts.oauth() == null ? null : oauth(facts, facts.oauth(), scopes);
        List<Placement> placements = facts.placements().stream().map(AccountMethods::placement).toList();
        boolean bearer = placements.isEmpty() && oauth != null;
        return new AuthTemplate(facts.id(), oauth == null ? "apikey" : "oauth", facts.displayName(),
                bearer ? List.of(BEARER) : placements, facts.inputs().stream().map(AccountMethods::input).toList(),
                oauth);
    }

    private static OAuth oauth(ProviderFacts facts, OAuthFacts oauth, List<String> scopes) {
        OAuthFacts.Authorize authorize = oauth.authorize();
        List<String> own = authorize == null ? List.of() : authorize.scopes();
        return new OAuth(facts.id(), oauth.discoveryUrl(), authorize == null ? null : authorize.url(),
                oauth.token().url(), oauth.refresh() == null ? null : oauth.refresh().url(), null,
                scopes.isEmpty() ? own : scopes,
                FLOWS.getOrDefault(facts.auth(), List.of()));
    }

    private static List<String> asked(ProviderFacts facts, List<String> scopes) {
        OAuthFacts.Authorize authorize = facts.oauth() == null ? null : facts.oauth().authorize();
        return scopes.isEmpty() && authorize != null ? authorize.scopes() : scopes;
    }

    /** What the facts call {@code access_token} is a connection's {@code token}. */
    private static Placement placement(ProviderFacts.Placement given) {
        String variable = given.variable() == null || given.variable().equals("access_token")
                ? TOKEN
                : given.variable();
        return new Placement(given.carrier(), given.name(), given.prefix() == null ? "" : given.prefix(), variable,
                null, given.encoding() == null ? "plain" : given.encoding());
    }

    private static Input input(FormField field) {
        return new Input(field.name(), field.label(), description(field), field.secret(),
                field.required() && field.fallback() == null,
                field.fallback() == null ? null : field.fallback().toString(), field.choices());
    }

    private static String description(FormField field) {
        String help = field.help() == null ? "" : field.help();
        return field.where() == null ? help : (help + " " + field.where()).strip();
    }
}
