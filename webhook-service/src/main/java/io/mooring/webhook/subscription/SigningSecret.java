package io.mooring.webhook.subscription;

import java.util.Base64;

/** The secret of a subscription, as Standard Webhooks writes it. */
final class SigningSecret {

    static final int BYTES = 32;
    private static final String PREFIX = "whsec_";

    private SigningSecret() {}

    static String text(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }
}
