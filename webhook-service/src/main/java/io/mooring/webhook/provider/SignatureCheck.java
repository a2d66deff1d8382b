package io.mooring.webhook.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.webhook.Freshness;
import io.mooring.contracts.provider.webhook.KeyFacts;
import io.mooring.contracts.provider.webhook.KeyFacts.Form;
import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;
import io.mooring.webhook.provider.SignatureTexts.Texts;
import io.mooring.webhook.provider.Template.Filling;
import io.mooring.webhook.provider.Verdict.Refusal;

/**
 * Interprets a {@link SignatureScheme} with the active secrets of an endpoint. Fails closed: anything but one whole,
 * matching signature over what arrived is a no. Made once for an endpoint, used by many requests at a time.
 */
public final class SignatureCheck {

    private final SignatureScheme scheme;
    private final List<EndpointKey> keys;
    private final SignatureTexts texts;
    private final Template content;
    private final Map<Locator, Template> requires = new HashMap<>();
    private final @Nullable Pattern allowed;
    private final String hint;

    /**
     * The check of one endpoint.
     *
     * @param secrets active ones, any of which may have signed
     * @throws IllegalArgumentException when one can't be a key; says what was expected
     */
    public SignatureCheck(SignatureScheme scheme, List<byte[]> secrets) {
        this.scheme = scheme;
        this.keys = secrets.stream()
                .map(secret -> EndpointKey.of(scheme, new String(secret, StandardCharsets.UTF_8))).toList();
        this.texts = new SignatureTexts(scheme.signature());
        this.content = new Template(scheme.content() == null ? "{secret}" : scheme.content());
        scheme.requires().forEach((at, template) -> requires.put(at, new Template(template)));
        String pattern = scheme.key().allowed();
        this.allowed = pattern == null ? null : Pattern.compile(pattern);
        this.hint = scheme.kind().isPlain()
                ? "expected " + scheme.signature().from().getFirst() + " to be this endpoint's secret"
                : "expected " + scheme.signature().from().getFirst()
                        + " with the signature of the unchanged body, made with this endpoint's secret";
        if (scheme.key().form() == Form.JWKS && scheme.key().jwks() == null) {
            secrets.forEach(secret -> PublishedKeys.ofSet(new String(secret, StandardCharsets.UTF_8)));
        }
    }

    /** What a sender should have sent. */
    public String hint() {
        return hint;
    }

    /** Where the provider publishes the key of this request; none when it doesn't, or names a place that is not its own. */
    public Optional<URI> findKeyAddress(Arrival arrival) {
        KeyFacts facts = scheme.key();
        if (facts.jwks() != null) {
            return Optional.of(URI.create(facts.jwks()));
        }
        String address = facts.certificate() == null ? null : arrival.find(facts.certificate());
        return address != null && allowed != null && allowed.matcher(address).matches()
                ? Optional.of(URI.create(address))
                : Optional.empty();
    }

    /** Whether the key at that address is a certificate. */
    public boolean needsCertificate() {
        return scheme.key().form() == Form.CERTIFICATE;
    }

    /**
     * Whether the request proves where it comes from.
     *
     * @param published what stood at {@link #findKeyAddress}
     */
    public Verdict check(Arrival arrival, Instant now, PublishedKeys published) {
        try {
            String each = scheme.each();
            List<Arrival> parts = each == null ? List.of(arrival) : arrival.each(each);
            if (parts.isEmpty()) {
                throw new Refused(Refusal.MISSING, "expected something at " + each);
            }
            parts.forEach(part -> requireOne(part, now, published));
            return Verdict.ACCEPTED;
        } catch (Refused refused) {
            return refused.verdict();
        }
    }

    private void requireOne(Arrival arrival, Instant now, PublishedKeys published) {
        Texts found = texts.require(arrival);
        String timestamp = timestamp(arrival, found, now);
        String id = id(arrival);
        Refused refusal = null;
        for (EndpointKey key : keys) {
            Filling filling = new Filling(arrival, id, timestamp, key.bytes());
            refusal = findRefusal(key, found.candidates(), filling, published, now);
            if (refusal == null) {
                return;
            }
        }
        throw refusal == null ? new Refused(Refusal.MISSING, "no secret is active") : refusal;
    }

    private @Nullable Refused findRefusal(EndpointKey key, List<String> candidates, Filling filling,
            PublishedKeys published, Instant now) {
        try {
            return fits(filling) && proves(key, candidates, filling, published, now)
                    ? null
                    : refusal(filling.arrival(), filling);
        } catch (Refused byToken) {
            return byToken;
        }
    }

    private Refused refusal(Arrival arrival, Filling filling) {
        if (!fits(filling)) {
            return new Refused(Refusal.UNEXPECTED, "expected other values at " + scheme.requires().keySet());
        }
        if (scheme.kind().isPlain()) {
            return new Refused(Refusal.MISMATCH, "another secret in " + scheme.signature().from().getFirst());
        }
        return new Refused(Refusal.MISMATCH, "signature mismatch: another secret, or the body of "
                + arrival.body().length + " bytes was re-encoded on its way");
    }

    private boolean fits(Filling filling) {
        return requires.entrySet().stream().allMatch(required -> {
            List<String> sent = filling.arrival().all(required.getKey());
            byte[] wanted = required.getValue().fill(filling);
            return sent.size() == 1 && wanted != null
                    && Proofs.same(sent.getFirst().getBytes(StandardCharsets.UTF_8), wanted);
        });
    }

    private boolean proves(EndpointKey key, List<String> candidates, Filling filling, PublishedKeys published,
            Instant now) {
        if (scheme.kind().isPlain()) {
            return candidates.stream()
                    .anyMatch(sent -> Proofs.same(sent.getBytes(StandardCharsets.UTF_8), key.bytes()));
        }
        if (scheme.kind().isJwt()) {
            PublishedKeys from = scheme.key().jwks() == null
                    ? PublishedKeys.ofSet(new String(key.bytes(), StandardCharsets.UTF_8))
                    : published;
            new Tokens(scheme, hint).require(candidates.getFirst(), from.set(), filling, now);
            return true;
        }
        byte[] text = content.fill(filling);
        return text != null && signed(key, candidates, text, published);
    }

    private boolean signed(EndpointKey key, List<String> candidates, byte[] text, PublishedKeys published) {
        Stream<byte[]> signatures = candidates.stream().map(sent -> Proofs.decode(scheme.encoding(), sent));
        if (scheme.kind().isComputed()) {
            byte[] expected = Proofs.compute(scheme.kind(), key.bytes(), text);
            return signatures.anyMatch(sent -> Proofs.same(expected, sent));
        }
        PublicKey publicKey = needsCertificate() ? published.certificate() : key.publicKey();
        return publicKey != null && signatures.anyMatch(sent -> Proofs.verify(scheme.kind(), publicKey, text, sent));
    }

    private String timestamp(Arrival arrival, Texts found, Instant now) {
        Freshness freshness = scheme.timestamp();
        if (freshness == null || freshness.from().source() == Source.CLAIM) {
            return "";
        }
        String text = freshness.from().source() == Source.FIELD
                ? found.fields().get(freshness.from().name())
                : only(arrival, freshness.from());
        if (text == null) {
            throw new Refused(Refusal.MISSING, "expected the time of the signature in " + freshness.from());
        }
        new Timeliness(freshness).require(text, now);
        return text;
    }

    private String id(Arrival arrival) {
        if (scheme.id() == null) {
            return "";
        }
        String id = only(arrival, scheme.id());
        if (id == null || id.indexOf('.') >= 0) {
            throw new Refused(Refusal.MISSING, "expected an id without dots in " + scheme.id());
        }
        return id;
    }

    private static @Nullable String only(Arrival arrival, Locator at) {
        List<String> all = new ArrayList<>(arrival.all(at));
        if (all.size() > 1) {
            throw new Refused(Refusal.REPEATED, at + " is there more than once");
        }
        return all.isEmpty() || all.getFirst().isEmpty() ? null : all.getFirst();
    }
}
