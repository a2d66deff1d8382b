package io.mooring.connection.credential;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.mooring.connection.credential.PrivateKeys.Unusable;

/**
 * The private key of a service account, which signs for its tokens (RFC 7523 §2.1). Nobody outside this package sees more of
 * it than what it signed.
 */
public final class SigningKey {

    /** How far clocks of servers may be behind ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final String issuer;
    private final @Nullable String subject;
    private final @Nullable String keyId;
    private final String pem;
    private final PrivateKey key;

    /** Fails with {@link Unusable} when the text is no private key it could sign with. */
    SigningKey(String issuer, @Nullable String subject, @Nullable String keyId, String pem) throws Unusable {
        this.issuer = issuer;
        this.subject = subject;
        this.keyId = keyId;
        this.pem = pem;
        this.key = PrivateKeys.read(pem);
    }

    /**
     * What an assertion says beside who signs it.
     *
     * @param audience the server it is for
     * @param scope as a claim; null where it is asked for beside the assertion
     * @param namesItself whether the account is the subject, too, where it acts for nobody else (RFC 7523 §3)
     * @param id of the assertion; null: none
     * @param life from its time on
     */
    public record Said(String audience, @Nullable String scope, boolean namesItself, @Nullable String id,
            Duration life) {}

    /** What is sealed. */
    record Kept(String issuer, @Nullable String subject, @Nullable String keyId, String pem) {

        SigningKey key() {
            try {
                return new SigningKey(issuer, subject, keyId, pem);
            } catch (Unusable changed) {
                throw new IllegalStateException("a sealed key is not what it was"); // no cause: it may quote
            }
        }

        @Override
        public String toString() {
            return "Kept[" + issuer + "]";
        }
    }

    Kept kept() {
        return new Kept(issuer, subject, keyId, pem);
    }

    /** Whose account it is: of the user it acts for, else its own. */
    public String account() {
        return subject == null ? issuer : subject;
    }

    /** Signs. It dates from a little before now, so that a server whose clock is behind takes it. */
    public String assertion(Said said, Instant now) {
        Instant from = now.minus(SKEW);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer).audience(said.audience)
                .issueTime(Date.from(from)).expirationTime(Date.from(from.plus(said.life))).jwtID(said.id)
                .claim("scope", said.scope).subject(subject == null && said.namesItself ? issuer : subject);
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm()).keyID(keyId)
                .type(JOSEObjectType.JWT).build(), claims.build());
        try {
            jwt.sign(signer());
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key that could sign can't any more"); // no cause: it may quote
        }
    }

    private JWSAlgorithm algorithm() {
        return key instanceof ECPrivateKey ec ? PrivateKeys.algorithm(ec) : JWSAlgorithm.RS256;
    }

    private JWSSigner signer() throws JOSEException {
        return key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SigningKey[" + issuer + "]";
    }
}
