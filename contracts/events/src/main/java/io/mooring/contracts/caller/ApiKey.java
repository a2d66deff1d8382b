package io.mooring.contracts.caller;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key: {@code mk_<id>_<secret>}, id 12 and secret 43 characters (32 random bytes, base64url). Random enough that
 * a plain SHA-256 of it is safe to store.
 *
 * @param id the public part, fit for logs
 * @param text the whole key, shown once
 */
public record ApiKey(String id, String text) {

    private static final Pattern FORM = Pattern.compile("mk_([a-z0-9]{12})_[A-Za-z0-9_-]{43}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** A new key from a cryptographically strong source. */
    public static ApiKey generate(RandomGenerator random) {
        StringBuilder id = new StringBuilder();
        random.ints(12, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new ApiKey(id.toString(),
                "mk_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty when the text can't be a key. */
    public static Optional<ApiKey> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ApiKey(matcher.group(1), text)) : Optional.empty();
    }

    /** What is stored instead of the key. */
    public byte[] hash() {
        return Fingerprint.of(text);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
