package io.mooring.connection.grant;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.oauth.TokenFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What a caller is told of a token that was not granted. */
public final class Refusals {

    private Refusals() {}

    /**
     * Names the field that is to blame.
     *
     * @param field where what proves the client comes from: {@code /auth_config}, or {@code /values/private_key}
     */
    public static HttpProblem of(TokenFailure failure, String field) {
        return switch (failure.kind()) {
            case TEMPORARY, LOST -> ConnectionError.PROVIDER_AWAY.because(failure.detail() + "; nothing was kept");
            case CLIENT, PERMANENT -> ConnectionError.CREDENTIAL_REFUSED.at(
                    failure.code().equals("invalid_scope") ? "/scopes" : field,
                    "expected what the provider accepts: " + failure.detail());
        };
    }
}
