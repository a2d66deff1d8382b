package io.mooring.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.webhook.provider.Template.Filling;
import io.mooring.webhook.provider.Verdict.Refusal;

/** Checks a signed token: one algorithm, a published key, the claims of the scheme. */
final class Tokens {

    private static final int SKEW_SECONDS = 30;

    private final SignatureScheme scheme;
    private final String hint;

    Tokens(SignatureScheme scheme, String hint) {
        this.scheme = scheme;
        this.hint = hint;
    }

    /** Returns when all is well, fails with {@link Refused}. */
    void require(String token, List<JsonWebKey> keys, Filling filling, Instant now) {
        JwtClaims claims = verified(token, keys, now);
        for (Map.Entry<String, List<String>> wanted : scheme.claims().entrySet()) {
            Object value = claims.getClaimValue(wanted.getKey());
            if (wanted.getValue().stream().noneMatch(text -> says(value, text, filling))) {
                throw new Refused(Refusal.UNEXPECTED, "claim " + wanted.getKey() + " of the token is not as expected");
            }
        }
        if (scheme.timestamp() != null && scheme.timestamp().from().source() == Source.CLAIM) {
            Object time = claims.getClaimValue(scheme.timestamp().from().name());
            new Timeliness(scheme.timestamp()).require(time == null ? "" : time.toString(), now);
        }
    }

    /** An audience may be a list, of which one is enough. */
    private static boolean says(Object value, String wanted, Filling filling) {
        byte[] expected = new Template(wanted).fill(filling);
        List<?> values = value instanceof List<?> list ? list : Arrays.asList(value);
        return expected != null && values.stream().anyMatch(
                one -> one != null && Proofs.same(one.toString().getBytes(StandardCharsets.UTF_8), expected));
    }

    private JwtClaims verified(String token, List<JsonWebKey> keys, Instant now) {
        JwtConsumerBuilder builder = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, scheme.kind().algorithm()))
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .setAllowedClockSkewInSeconds(SKEW_SECONDS).setSkipDefaultAudienceValidation();
        if (scheme.timestamp() == null) {
            builder.setRequireExpirationTime();
        }
        try {
            return builder.build().processToClaims(token);
        } catch (InvalidJwtException unfit) {
            throw unfit.hasExpired()
                    ? new Refused(Refusal.STALE, "the token has expired")
                    : new Refused(Refusal.MISMATCH, "the token is not one of this provider: " + hint);
        }
    }
}
