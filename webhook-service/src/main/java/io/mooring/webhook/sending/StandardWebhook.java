package io.mooring.webhook.sending;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.mooring.webhook.event.Payload;
import io.mooring.webhook.event.StoredEvent;

/**
 * An event as subscribers get it (Standard Webhooks 1.0.0).
 *
 * @param id the event's: the same in every attempt
 * @param timestamp of the attempt, in seconds: a late attempt is not a stale one
 */
record StandardWebhook(String id, long timestamp, byte[] body) {

    private static final String HMAC = "HmacSHA256";

    static StandardWebhook of(StoredEvent event, Instant now) {
        return new StandardWebhook(event.id(), now.getEpochSecond(), body(event));
    }

    /** Put together by hand, so that the provider's JSON stays as it was sent. */
    private static byte[] body(StoredEvent event) {
        String start = "{\"type\":" + quoted(event.type()) + ",\"timestamp\":" + quoted(event.receivedAt().toString());
        return (start + switch (event.payload()) {
            case Payload.Json json -> ",\"data\":" + json.raw() + "}";
            case Payload.Binary binary ->
                ",\"data_base64\":" + quoted(Base64.getEncoder().encodeToString(binary.bytes())) + "}";
        }).getBytes(StandardCharsets.UTF_8);
    }

    /** Header {@code webhook-signature}: one of each secret, any of which is enough. */
    String signatures(List<byte[]> secrets) {
        return secrets.stream().map(this::signature).collect(Collectors.joining(" "));
    }

    String signature(byte[] secret) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 64);
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return "v1," + Base64.getEncoder().encodeToString(hmac(secret, signed.toByteArray()));
    }

    private static byte[] hmac(byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
