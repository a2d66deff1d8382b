package io.mooring.connection.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.GivenKey;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.grant.NewGrant;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.problem.GeneralError;

/**
 * What a caller asked for, checked as far as possible without the catalog.
 *
 * @param body for the rest, which only the integration can judge
 */
record NewConnection(Owner owner, String integration, String name, CreateConnection body) {

    private static final int MAX_NAME = 100;
    private static final String BY_CLIENT = "client_credentials";
    private static final String BY_KEY = "jwt_bearer";

    /** Fails with 400 naming the field. */
    static NewConnection of(CreateConnection body) {
        Owner owner = Owner.of(body.owner(), body.userId());
        String integration = body.integration();
        if (integration == null || integration.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/integration", "expected the slug of an integration");
        }
        return new NewConnection(owner, integration, name(body.name()), body);
    }

    /** A dot or slash would make the address of a tool ambiguous. Fails with 400 naming {@code /name}. */
    static String name(@Nullable String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty() || text.length() > MAX_NAME
                || text.chars().anyMatch(c -> c == '.' || c == '/' || Character.isISOControl(c))) {
            throw GeneralError.BAD_REQUEST.at("/name",
                    "expected 1 to " + MAX_NAME + " printable characters without dot and slash");
        }
        return text;
    }

    /** The way to authenticate that was asked for. Fails with 400 listing the known ones. */
    AuthMethod requireMethod(IntegrationView view) {
        String template = template();
        AuthMethod method = view.method(template).orElseThrow(() -> unknownTemplate(view));
        if (method.needsSignIn()) {
            throw GeneralError.BAD_REQUEST.at("/template",
                    "expected a method with values; " + template + " needs a sign-in at the provider");
        }
        return method;
    }

    /** The key that is to sign for tokens, RFC 7523 §2.1; empty when none is. Fails with 400 naming what does not fit. */
    Optional<GivenKey> key(IntegrationView view) {
        boolean wanted = BY_KEY.equals(body.grant());
        AuthMethod method = view.method(template()).orElse(null);
        boolean usual = body.grant() == null && method != null && method.signsByKey()
                && (body.value() != null || GivenKey.isIn(body.values()));
        if (!wanted && !usual) {
            return Optional.empty();
        }
        if (method == null) {
            throw unknownTemplate(view);
        }
        if (method.oauth() == null) {
            throw GeneralError.BAD_REQUEST.at("/grant", "expected none: " + template() + " has no token endpoint");
        }
        if (body.authConfig() != null) {
            throw GeneralError.BAD_REQUEST.at("/auth_config", "expected none: the key is all the proof there is");
        }
        return Optional.of(GivenKey.of(body.value(), body.values()));
    }

    /** What the key is to be granted. */
    NewGrant byKey(IntegrationView view, String by) {
        AuthMethod method = view.method(template()).orElseThrow();
        return new NewGrant(owner, name, view, method, null, scopes(body.scopes()), Map.of(), by);
    }

    private static RuntimeException unknownTemplate(IntegrationView view) {
        return ConnectionError.UNKNOWN_TEMPLATE.at("/template",
                "expected one of " + String.join(", ", view.templates()));
    }

    private String template() {
        return body.template() == null ? "" : body.template();
    }

    /** Whether the app connects by itself, RFC 6749 §4.4. Fails with 400 naming the field when that makes no sense. */
    boolean isByClient(IntegrationView view) {
        AuthMethod.OAuth oauth = view.method(template()).map(AuthMethod::oauth)
                .orElse(null);
        boolean hasValues = body.value() != null || body.values() != null && !body.values().isEmpty();
        if (body.grant() == null) {
            return oauth != null && !hasValues && oauth.flows().contains(BY_CLIENT);
        }
        if (!body.grant().equals(BY_CLIENT) || oauth == null || hasValues) {
            throw GeneralError.BAD_REQUEST.at("/grant", "expected " + BY_CLIENT
                    + ", for a template with a token endpoint, without values; " + BY_KEY + ", with a key; or none");
        }
        return true;
    }

    /** What the app is to be granted. */
    NewGrant byClient(IntegrationView view, String by) {
        AuthMethod method = view.method(String.valueOf(body.template())).orElseThrow();
        return new NewGrant(owner, name, view, method, body.authConfig(), scopes(body.scopes()),
                body.variables() == null ? Map.of() : body.variables(), by);
    }

    /** What a person is to grant on another device: by the integration's first way to sign in. */
    NewGrant onDevice(IntegrationView view, String by) {
        AuthMethod method = view.authMethods().stream().filter(it -> it.oauth() != null).findFirst()
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/integration", "expected one with a method oauth"));
        return new NewGrant(owner, name, view, method, body.authConfig(), scopes(body.scopes()),
                body.variables() == null ? Map.of() : body.variables(), by);
    }

    private static @Nullable List<String> scopes(@Nullable List<@Nullable String> scopes) {
        if (scopes == null) {
            return null;
        }
        if (scopes.size() > MAX_NAME || scopes.stream().anyMatch(scope -> scope == null
                || !scope.matches("[\\x21-\\x7e]{1,2048}"))) {
            throw GeneralError.BAD_REQUEST.at("/scopes", "expected at most 100 texts without spaces");
        }
        return scopes.stream().map(String::valueOf).distinct().toList();
    }

    /** The values the method wants. Fails with 400 naming what is missing, malformed or not wanted. */
    Inputs requireInputs(AuthMethod method) {
        return new GivenInputs(body.value(), body.values()).match(method);
    }

    /** Fails with 422 when the provider refused what was pasted; the connection is FAILED and has no credential then. */
    void requireNotRefused(Connection made) {
        if (made.status() == ConnectionStatus.FAILED) {
            throw GivenInputs.refused(body.value(), made.standing().detail());
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "NewConnection[" + integration + " " + name + "]";
    }
}
