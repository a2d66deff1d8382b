package io.mooring.contracts.caller;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token of an agent: {@code agt_<id>_<secret>}, id 16 and secret 43 characters (32 random bytes, base64url). It is sent
 * as a bearer token and can't be taken for a JWT, which has dots. Random enough that a plain SHA-256 of it is safe to store.
 *
 * @param agent id of the agent, {@code agent_<id>}, fit for logs
 * @param text the whole token, shown once
 */
public record AgentToken(String agent, String text) {

    /** How the id of an agent begins. */
    public static final String AGENT = "agent_";
    /** How a token begins. */
    static final String PREFIX = "agt_";

    private static final Pattern ID = Pattern.compile(AGENT + "[a-z2-7]{16}");
    private static final Pattern FORM = Pattern.compile(PREFIX + "([a-z2-7]{16})_[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;

    /**
     * A new token from a cryptographically strong source.
     *
     * @param agent id in the form {@code agent_} and 16 characters of base32
     */
    public static AgentToken generate(String agent, RandomGenerator random) {
        if (!ID.matcher(agent).matches()) {
            throw new IllegalArgumentException("not the id of an agent: " + agent);
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new AgentToken(agent, PREFIX + agent.substring(AGENT.length()) + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty when the text can't be a token of an agent. */
    public static Optional<AgentToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new AgentToken(AGENT + matcher.group(1), text)) : Optional.empty();
    }

    /** What is stored instead of the token. */
    public byte[] hash() {
        return Fingerprint.of(text);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AgentToken[" + agent + "]";
    }
}
