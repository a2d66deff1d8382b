package io.mooring.connection.integrationview;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.event.catalog.AuthInput;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.OAuthMethod;

/** Auth methods between the event and the column. */
final class AuthMethods {

    private static final TypeReference<List<AuthMethod>> LIST = new TypeReference<>() {
    };
    /** Its own: a field of a newer version must not make the rows unreadable for an older replica. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AuthMethods() {}

    static List<AuthMethod> of(IntegrationState integration) {
        return integration.getAuthMethods().stream().map(AuthMethods::of).toList();
    }

    private static AuthMethod of(io.mooring.contracts.event.catalog.AuthMethod method) {
        return new AuthMethod(method.getTemplate(), method.getKind(), method.getName(),
                method.getPlacements().stream().map(AuthMethods::of).toList(),
                method.getInputs().stream().map(AuthMethods::of).toList(), of(method.getOauth()));
    }

    private static AuthMethod.Field of(AuthInput it) {
        String label = it.getLabel().isBlank() ? it.getName() : it.getLabel();
        return new AuthMethod.Field(it.getName(), label, it.getDescription(), it.getSecret(), it.getRequired(),
                it.getFallback(), it.getChoices());
    }

    private static AuthMethod.@Nullable OAuth of(@Nullable OAuthMethod it) {
        return it == null
                ? null
                : new AuthMethod.OAuth(it.getProvider(), it.getDiscoveryUrl(), it.getAuthorizationUrl(),
                        it.getTokenUrl(), it.getRefreshUrl(), it.getResource(), it.getScopes(), it.getFlows());
    }

    private static AuthMethod.Placement of(io.mooring.contracts.event.catalog.Placement placement) {
        return new AuthMethod.Placement(placement.getCarrier(), placement.getName(), placement.getPrefix(),
                placement.getVariable(), placement.getLiteral(), placement.getEncoding());
    }

    static String write(List<AuthMethod> methods) {
        try {
            return JSON.writerFor(LIST).writeValueAsString(methods);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("auth methods can't be written as JSON", e);
        }
    }

    static List<AuthMethod> read(String json) {
        try {
            return JSON.readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column auth_methods can't be read", e);
        }
    }
}
