package io.mooring.connection.consent;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.link.Account;
import io.mooring.connection.oauth.OAuthConfig;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.provider.IdentityProbe;
import io.mooring.contracts.provider.ProviderFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** Asks a provider whose account a token just granted is for; nothing fails, every answer is a {@link Finding}. */
@ApplicationScoped
class IdentityClient {

    /** A good token that is not good for this, RFC 6750 §3.1: userinfo says so to those who did not ask for openid. */
    private static final String INSUFFICIENT_SCOPE = "insufficient_scope";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z0-9_.-]{1,64})}");

    private final EgressClient egress;
    private final Limits limits;

    IdentityClient(EgressClient egress, OAuthConfig config) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxAnswer().asLongValue());
    }

    /** What the provider says. */
    sealed interface Finding {

        /** It accepts the token; the account may stay unknown. */
        record Known(Account account) implements Finding {}

        /** It does not. */
        record Rejected(String reason, String detail) implements Finding {}

        /** It could not say. */
        record Unclear(String reason, String detail) implements Finding {}
    }

    /** By the provider's identity probe; else by OpenID Connect's userinfo or ID token; else nobody knows. */
    Uni<Finding> whose(App app, Map<String, String> values, TokenAnswer answer) {
        ProviderFacts facts = app.facts();
        IdentityProbe probe = facts == null ? null : facts.identity();
        if (facts != null && probe != null) {
            return ask(request(facts, probe, values), probe.accountId(), probe.accountLabel());
        }
        String userinfo = app.described().facts().userinfoUrl();
        if (userinfo != null) {
            return ask(bearer(EgressRequest.get(userinfo), values), "sub", "email");
        }
        TokenAnswer.Subject subject = answer.subject();
        return Uni.createFrom().item(new Finding.Known(
                subject == null ? Account.UNKNOWN : new Account(subject.id(), subject.label())));
    }

    private Uni<Finding> ask(EgressRequest request, @Nullable String id, @Nullable String label) {
        return egress.send(request.withHeader("Accept", "application/json").withLimits(limits))
                .map(response -> read(response, id, label)).onFailure(EgressFailure.class)
                .recoverWithItem(failure -> new Finding.Unclear("unreachable",
                        "the provider does not say whose account it is: " + failure.reason()));
    }

    private static Finding read(EgressResponse response, @Nullable String id, @Nullable String label) {
        int status = response.status();
        if (status == 403 && INSUFFICIENT_SCOPE.equals(text(json(response), "error"))) {
            return new Finding.Known(Account.UNKNOWN);
        }
        if (status == 401 || status == 403) {
            return new Finding.Rejected(status == 401 ? "unauthorized" : "forbidden",
                    "The provider refuses the token it has just granted, with " + status + ".");
        }
        if (!response.isSuccessful()) {
            return new Finding.Unclear("http_" + status,
                    "The provider answered " + status + " when asked whose it is.");
        }
        JsonNode body = json(response);
        return new Finding.Known(new Account(text(body, id), text(body, label)));
    }

    private static JsonNode json(EgressResponse response) {
        try {
            return JSON.readTree(response.body().getBytes());
        } catch (IOException notJson) {
            return MissingNode.getInstance(); // accepted all the same, by nobody we can name
        }
    }

    private static @Nullable String text(JsonNode body, @Nullable String path) {
        if (path == null) {
            return null;
        }
        JsonNode value = body.at("/" + path.replaceAll("\\[(\\d+)]", ".$1").replaceFirst("^\\.", "").replace('.', '/'));
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static EgressRequest request(ProviderFacts facts, IdentityProbe probe, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("access_token", String.valueOf(values.get("token")));
        EgressRequest request = EgressRequest.of(HttpMethod.valueOf(probe.method() == null ? "GET" : probe.method()),
                filled(probe.url(), all));
        Map<String, String> headers = new HashMap<>(facts.api() == null ? Map.of() : facts.api().headers());
        headers.putAll(probe.headers());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.withSecretHeader(header.getKey(), filled(header.getValue(), all));
        }
        if (probe.body() != null) {
            request = request.withBody(Buffer.buffer(probe.body())).withHeader("Content-Type", "application/json");
        }
        return "NONE".equals(probe.auth()) ? request : authorized(request, facts, all);
    }

    private static EgressRequest authorized(EgressRequest request, ProviderFacts facts, Map<String, String> values) {
        EgressRequest authorized = request;
        for (ProviderFacts.Placement placement : facts.placements()) {
            String variable = placement.variable() == null ? "access_token" : placement.variable();
            String value = values.get(variable);
            if (placement.carrier().equals("header") && value != null) {
                authorized = authorized.withSecretHeader(placement.name(),
                        (placement.prefix() == null ? "" : placement.prefix()) + value);
            }
        }
        return facts.placements().isEmpty() ? bearer(request, values) : authorized;
    }

    private static EgressRequest bearer(EgressRequest request, Map<String, String> values) {
        return request.withSecretHeader("Authorization", "Bearer " + values.get("token"));
    }

    /** What nothing is known for stays as it is; such an address is then refused. */
    private static String filled(String template, Map<String, String> values) {
        return HOLE.matcher(template).replaceAll(hole -> java.util.regex.Matcher
                .quoteReplacement(values.getOrDefault(hole.group(1), hole.group())));
    }
}
