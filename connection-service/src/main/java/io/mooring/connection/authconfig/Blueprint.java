package io.mooring.connection.authconfig;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.FormField;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.ProviderFacts;

/** The contents of an auth config without its secret, checked. */
record Blueprint(Target target, String clientId, ClientAuth clientAuth, List<String> scopes, String redirectUri,
        Map<String, String> params, Map<String, String> variables) {

    static final String CALLBACK = "/api/oauth/callback";
    static final String SEED_CALLBACK = "/api/integrations/callback";

    private static final int MAX_TEXT = 2048;
    private static final int MAX_ENTRIES = 100;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    /** Parameters of the protocol itself. */
    private static final Set<String> RESERVED = Set.of("client_id", "client_secret", "redirect_uri", "response_type",
            "state", "scope", "code_challenge", "code_challenge_method", "resource", "request", "request_uri");

    /** A new one. Fails with 400 naming the field. */
    static Blueprint of(Target target, AuthConfigBody body, PublicConfig site) {
        return new Blueprint(target, "", target.clientAuth(), target.scopes(),
                site.at(CALLBACK + "/" + target.app()), Map.of(), fallbacks(target)).with(body, site);
    }

    /** Changed. Fails with 400 naming the field. */
    Blueprint with(AuthConfigBody body, PublicConfig site) {
        return new Blueprint(target, body.clientId() == null ? clientId : text("/client_id", body.clientId()),
                body.clientAuth() == null ? clientAuth : auth(body.clientAuth()),
                body.scopes() == null ? scopes : scopes(body.scopes()),
                body.redirectUri() == null ? redirectUri : redirect(body.redirectUri(), site),
                body.params() == null ? params : params(body.params()),
                body.variables() == null ? variables : variables(body.variables()));
    }

    Blueprint as(String id, ClientAuth auth) {
        return new Blueprint(target, id, auth, scopes, redirectUri, params, variables);
    }

    /** A client secret: nothing is stripped, a space in it is a mistake to be told. */
    static @Nullable String secret(@Nullable String secret) {
        if (secret != null && (secret.isEmpty() || secret.length() > 16_384
                || !secret.equals(secret.strip()) || secret.chars().anyMatch(c -> c < ' ' && c != '\n'))) {
            throw GeneralError.BAD_REQUEST.at("/client_secret", "expected a text without spaces around it");
        }
        return secret;
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.length() > MAX_TEXT || !PRINTABLE.matcher(text).matches()) {
            throw GeneralError.BAD_REQUEST.at(field, "expected 1 to " + MAX_TEXT + " ASCII characters without spaces");
        }
        return text;
    }

    private static ClientAuth auth(String name) {
        return Arrays.stream(ClientAuth.values()).filter(auth -> name(auth).equals(name)).findFirst()
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/client_auth",
                        "expected post, basic, basic_secret_as_user, none or assertion"));
    }

    static String name(ClientAuth auth) {
        return auth.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> scopes(List<@Nullable String> scopes) {
        if (scopes.size() > MAX_ENTRIES) {
            throw GeneralError.BAD_REQUEST.at("/scopes", "expected at most " + MAX_ENTRIES);
        }
        return scopes.stream().map(scope -> text("/scopes", scope)).distinct().toList();
    }

    /** One of ours: which of them, the app at the provider decides. */
    private String redirect(String uri, PublicConfig site) {
        List<String> ours = List.of(site.at(CALLBACK + "/" + target.app()), site.at(CALLBACK), site.at(SEED_CALLBACK));
        if (!ours.contains(uri)) {
            throw GeneralError.BAD_REQUEST.at("/redirect_uri", "expected one of " + String.join(", ", ours));
        }
        return uri;
    }

    private static Map<String, String> params(Map<String, @Nullable String> params) {
        Map<String, String> checked = new HashMap<>();
        params.forEach((name, value) -> {
            if (!PARAMETER.matcher(name).matches() || RESERVED.contains(name) || value == null
                    || value.length() > MAX_TEXT || checked.size() == MAX_ENTRIES) {
                throw GeneralError.BAD_REQUEST.at("/params/" + name,
                        "expected a text for a parameter that is not the protocol's own");
            }
            checked.put(name, value);
        });
        return checked;
    }

    private Map<String, String> variables(Map<String, @Nullable String> given) {
        Map<String, String> checked = new HashMap<>(fallbacks(target));
        given.forEach((name, value) -> checked.put(name, variable(target.provider(), name, value)));
        return checked;
    }

    /** The value of a hole. Fails with 400 when the provider knows no such one, or the value does not fit it. */
    static String variable(@Nullable ProviderFacts provider, String name, @Nullable String value) {
        FormField field = fields(provider).stream().filter(known -> known.name().equals(name)).findFirst()
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/variables/" + name,
                        "no such variable; expected of " + fields(provider).stream().map(FormField::name).toList()));
        String pattern = field.pattern();
        if (value == null || value.length() > 512 || !PRINTABLE.matcher(value).matches()
                || pattern != null && !Pattern.compile(pattern).matcher(value).find()
                || !field.choices().isEmpty() && !field.choices().contains(value)) {
            throw GeneralError.BAD_REQUEST.at("/variables/" + name,
                    field.help() == null ? "another value" : field.help());
        }
        return value;
    }

    private static List<FormField> fields(@Nullable ProviderFacts provider) {
        return provider == null
                ? List.of()
                : provider.inputs().stream().filter(field -> !field.secret()).toList();
    }

    private static Map<String, String> fallbacks(Target target) {
        Map<String, String> usual = new HashMap<>();
        fields(target.provider()).stream().filter(field -> field.fallback() != null)
                .forEach(field -> usual.put(field.name(), String.valueOf(field.fallback())));
        return usual;
    }
}
