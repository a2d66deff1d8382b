package io.mooring.connection.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.credential.SigningKey;
import io.mooring.connection.credential.SigningKey.Said;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.connection.oauth.TokenClient;
import io.mooring.contracts.provider.OAuthFacts.Assertion;
import io.mooring.contracts.provider.OAuthFacts.Token;
import io.smallrye.mutiny.Uni;

/** Has service accounts sign for their tokens, RFC 7523 §2.1. */
@ApplicationScoped
public class KeyTokens {

    private static final String SCOPE = "scope";
    /** Of an assertion nobody described, and of a token nobody says the end of. */
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int ID_BYTES = 16;

    private final TokenClient tokens;
    private final RandomGenerator random;
    private final Clock clock;

    KeyTokens(TokenClient tokens, RandomGenerator random, Clock clock) {
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The next token. Fails with {@link io.mooring.connection.oauth.TokenFailure} alone.
     *
     * @param server whose facts say what its assertions look like; a standard one else
     */
    public Uni<TokenAnswer> ask(AuthorizationServer server, SigningKey key, List<String> scopes) {
        Instant now = clock.instant();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Said said = said(server, scopes, HexFormat.of().formatHex(id));
        return tokens.assertion(server, key.assertion(said, now), said.scope() == null ? scopes : List.of())
                .map(answer -> answer.endingBy(now.plus(LONGEST)));
    }

    /** A described provider reads the claims its facts name; others what RFC 7523 §3 says, and scopes beside it. */
    static Said said(AuthorizationServer server, List<String> scopes, String id) {
        Token token = server.facts().token();
        Assertion described = token.assertion();
        if (described == null) {
            return new Said(token.url(), null, true, id, USUAL);
        }
        String audience = described.audience() == null ? token.url() : described.audience();
        boolean claimsScope = described.claims().contains(SCOPE) && !scopes.isEmpty();
        return new Said(audience, claimsScope ? String.join(" ", scopes) : null, false, null,
                Duration.ofSeconds(described.seconds()));
    }
}
