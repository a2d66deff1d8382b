package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.webhook.Freshness;
import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.SignaturePlace;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.SignatureScheme.Kind;
import io.mooring.webhook.provider.Vectors.Vector;

/** Signs an example by the facts of a scheme, for those no example is published of. */
final class Computed {

    private static final Instant NOW = Instant.ofEpochSecond(1767225600);
    private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"a.b\",\"n\":1.50,\"name\":\"Füße\"}";
    private static final String ID = "msg_1";
    private static final byte[] KEY = "It's a Secret to Everybody".getBytes(UTF_8);

    private final String provider;
    private final SignatureScheme scheme;
    private final ObjectNode facts = JsonNodeFactory.instance.objectNode();
    private final ObjectNode headers = facts.putObject("headers");
    private String url;

    private Computed(String provider, SignatureScheme scheme) {
        this.provider = provider;
        this.scheme = scheme;
        this.url = "https://hooks.example/webhook/" + provider + "/whe_1";
    }

    static Vector of(String provider, SignatureScheme scheme) {
        try {
            return new Computed(provider, scheme).vector();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Vector vector() throws GeneralSecurityException {
        headers.put("Content-Type", "application/json");
        Freshness freshness = scheme.timestamp();
        String time = freshness == null ? "" : time(freshness);
        if (freshness != null && freshness.from().source() == Source.HEADER) {
            headers.put(freshness.from().name(), time);
        }
        if (scheme.id() != null) {
            headers.put(scheme.id().name(), ID);
        }
        if ("{canonical}".equals(scheme.content())) {
            headers.put("x-contentful-signed-headers", "x-contentful-timestamp");
        }
        place(scheme.kind() == Kind.TOKEN ? token() : sign(text(time).getBytes(UTF_8)), time);
        facts.put("name", "computed " + scheme.name()).put("scheme", scheme.name()).put("method", "POST")
                .put("url", url).put("body", BODY).put("now", NOW.getEpochSecond());
        return new Vector(provider, facts);
    }

    private static String time(Freshness freshness) {
        return switch (freshness.unit()) {
            case SECONDS -> Long.toString(NOW.getEpochSecond());
            case MILLIS -> Long.toString(NOW.toEpochMilli());
            case ISO -> NOW.toString();
        };
    }

    private String text(String time) {
        return String.valueOf(scheme.content()).replace("{timestamp}", time).replace("{id}", ID).replace("{url}", url)
                .replace("{method}", "POST").replace("{body}", BODY)
                .replace("{canonical}", "POST\n/webhook/contentful/whe_1\nx-contentful-timestamp:" + time + "\n" + BODY);
    }

    private String token() {
        facts.put("secret", "a-token");
        return "a-token";
    }

    private String sign(byte[] text) throws GeneralSecurityException {
        byte[] signature = scheme.kind().isComputed() ? hash(text) : signByKey(text);
        return switch (scheme.encoding()) {
            case HEX -> HexFormat.of().formatHex(signature);
            case BASE64 -> Base64.getEncoder().encodeToString(signature);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
            case null -> throw new IllegalStateException("not a scheme of bytes");
        };
    }

    private byte[] hash(byte[] text) throws GeneralSecurityException {
        String strip = scheme.key().strip() == null ? "" : scheme.key().strip();
        facts.put("secret", strip + formed(KEY));
        Mac mac = Mac.getInstance(scheme.kind().algorithm());
        mac.init(new SecretKeySpec(KEY, scheme.kind().algorithm()));
        return mac.doFinal(text);
    }

    private String formed(byte[] key) {
        return switch (scheme.key().form()) {
            case BASE64 -> Base64.getEncoder().encodeToString(key);
            case HEX -> HexFormat.of().formatHex(key);
            default -> new String(key, UTF_8);
        };
    }

    private byte[] signByKey(byte[] text) throws GeneralSecurityException {
        boolean edwards = scheme.kind() == Kind.ED25519;
        KeyPairGenerator generator = KeyPairGenerator.getInstance(edwards ? "Ed25519" : "EC");
        if (!edwards) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        KeyPair keys = generator.generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        facts.put("publicKey",
                formed(edwards ? Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length) : encoded));
        Signature signer = Signature.getInstance(scheme.kind().algorithm());
        signer.initSign(keys.getPrivate());
        signer.update(text);
        return signer.sign();
    }

    private void place(String signature, String time) {
        SignaturePlace place = scheme.signature();
        Locator at = place.from().getFirst();
        String whole = place.prefix() + signature;
        if (place.items() != null) {
            Freshness freshness = scheme.timestamp();
            String before = freshness != null && freshness.from().source() == Source.FIELD
                    ? freshness.from().name() + place.pair() + time + place.items()
                    : "";
            whole = before + place.field() + place.pair() + whole;
        }
        if (at.source() == Source.QUERY) {
            url += "?" + at.name() + "=" + whole;
        } else {
            headers.put(at.name(), whole);
        }
    }
}
