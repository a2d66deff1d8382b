package io.mooring.webhook.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.mooring.contracts.provider.webhook.Handshake;
import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;

/** Answers the questions a provider asks before it trusts an address. */
public final class Handshakes {

    private static final int LONGEST_HASHED = 200;
    private static final Pattern HOLE = Pattern.compile("\\{(?:(hmac-hex|hmac-base64):)?(\\w+:[^}]+)}");
    /** What is hashed for anybody who asks can't be a body that would then count as signed. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~+/=-]{1," + LONGEST_HASHED + "}");
    private static final int LONGEST = 2000;

    private final List<Handshake> handshakes;
    private final byte @Nullable [] secret;

    /**
     * Those of one endpoint.
     *
     * @param secret the newest one; null while there is none, and only then the provider may name it
     */
    public Handshakes(List<Handshake> handshakes, byte @Nullable [] secret) {
        this.handshakes = handshakes.stream().filter(handshake -> handshake.keeps() == null || secret == null)
                .toList();
        this.secret = secret;
    }

    /**
     * Whether anybody could have asked for the keyed hash of this very text: as a signature it proves nothing then.
     *
     * @param body of an event
     */
    public boolean hashesForAnybody(byte[] body) {
        return body.length <= LONGEST_HASHED && HARMLESS.matcher(new String(body, StandardCharsets.UTF_8)).matches()
                && handshakes.stream().anyMatch(handshake -> !handshake.signed() && handshake.answer().body() != null
                        && handshake.answer().body().contains("{hmac-"));
    }

    /**
     * The answer, when the request is a question.
     *
     * @param proved whether it proved where it comes from; questions that must are not answered before
     * @throws IllegalArgumentException when it asks for what no provider would; says so
     */
    public Optional<Reply> find(Arrival arrival, boolean proved) {
        return handshakes.stream().filter(handshake -> handshake.signed() == proved && asks(handshake, arrival))
                .findFirst().map(handshake -> answer(handshake, arrival));
    }

    private static boolean asks(Handshake handshake, Arrival arrival) {
        return handshake.method().equals(arrival.method()) && handshake.when().entrySet().stream()
                .allMatch(wanted -> says(arrival.all(wanted.getKey()), wanted.getValue(), arrival));
    }

    private static boolean says(List<String> texts, String wanted, Arrival arrival) {
        if (texts.size() != 1 || texts.getFirst().isEmpty() || texts.getFirst().length() > LONGEST) {
            return false;
        }
        byte[] expected = wanted.replace("{endpoint}", arrival.endpoint()).getBytes(StandardCharsets.UTF_8);
        return wanted.equals("*") || Proofs.same(texts.getFirst().getBytes(StandardCharsets.UTF_8), expected);
    }

    private Reply answer(Handshake handshake, Arrival arrival) {
        Handshake.Answer answer = handshake.answer();
        boolean json = "application/json".equals(answer.type());
        Map<String, String> headers = new HashMap<>();
        handshake.headers().forEach((name, value) -> headers.put(name, oneLine(fill(value, arrival, false))));
        if (answer.type() != null) {
            headers.put("X-Content-Type-Options", "nosniff");
        }
        String body = answer.body() == null ? null : fill(answer.body(), arrival, json);
        String named = handshake.keeps() == null ? null : arrival.find(handshake.keeps());
        return new Reply(answer.status(), answer.type(), body, headers, confirm(handshake, arrival), named);
    }

    private static @Nullable URI confirm(Handshake handshake, Arrival arrival) {
        String address = handshake.confirm() == null ? null : arrival.find(handshake.confirm());
        if (address == null) {
            return null;
        }
        if (!address.matches(String.valueOf(handshake.allowed()))) {
            throw new IllegalArgumentException("the address to confirm is not the provider's");
        }
        return URI.create(address);
    }

    private String fill(String template, Arrival arrival, boolean json) {
        return HOLE.matcher(template).replaceAll(hole -> Matcher.quoteReplacement(filling(hole, arrival, json)));
    }

    private String filling(MatchResult hole, Arrival arrival, boolean json) {
        String found = arrival.find(Locator.of(hole.group(2)));
        String text = found == null ? "" : found;
        String hash = hole.group(1);
        if (hash != null) {
            text = hashed(hash, text);
        }
        return json ? new String(JsonStringEncoder.getInstance().quoteAsString(text)) : text;
    }

    private String hashed(String form, String text) {
        if (secret == null) {
            throw new IllegalArgumentException("this endpoint has no secret yet");
        }
        if (!HARMLESS.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a token of letters and digits to be hashed");
        }
        byte[] hash = Proofs.compute(Kind.HMAC_SHA256, secret, text.getBytes(StandardCharsets.UTF_8));
        return form.equals("hmac-hex") ? HexFormat.of().formatHex(hash) : Base64.getEncoder().encodeToString(hash);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[^ -~]", "");
    }
}
