package io.mooring.webhook.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;

/** A text with holes, filled from a request over raw bytes. */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z0-9]+(?::[^}]+)?)}");

    private final List<Part> parts = new ArrayList<>();

    Template(String text) {
        Matcher hole = HOLE.matcher(text);
        int done = 0;
        while (hole.find()) {
            literal(text.substring(done, hole.start()));
            parts.add(part(hole.group(1)));
            done = hole.end();
        }
        literal(text.substring(done));
    }

    /**
     * What a template is filled with.
     *
     * @param id empty when the scheme has none
     * @param timestamp empty when the scheme has none
     */
    record Filling(Arrival arrival, String id, String timestamp, byte[] secret) {}

    /** One piece; it may have nothing to say. */
    private interface Part {

        byte @Nullable [] fill(Filling filling);
    }

    /** Null when the request lacks a header, or another text the signature is about. */
    byte @Nullable [] fill(Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(filling.arrival().body().length + 128);
        for (Part part : parts) {
            byte[] filled = part.fill(filling);
            if (filled == null) {
                return null;
            }
            bytes.writeBytes(filled);
        }
        return bytes.toByteArray();
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            byte[] bytes = bytes(text);
            parts.add(filling -> bytes);
        }
    }

    private static Part part(String name) {
        return switch (name) {
            case "body" -> filling -> filling.arrival().body();
            case "secret" -> Filling::secret;
            case "timestamp" -> filling -> bytes(filling.timestamp());
            case "id" -> filling -> bytes(filling.id());
            case "url" -> filling -> bytes(filling.arrival().url());
            case "method" -> filling -> bytes(filling.arrival().method());
            case "sha256" -> filling -> bytes(Proofs.sha256Hex(filling.arrival().body()));
            case "crc32" -> filling -> bytes(crc32(filling.arrival().body()));
            case "form" -> filling -> bytes(Form.of(filling.arrival().body()).sorted());
            case "sns" -> filling -> optional(Canonical.sns(filling.arrival()));
            case "canonical" -> filling -> optional(Canonical.contentful(filling.arrival()));
            default -> located(Locator.of(name));
        };
    }

    /** A member of the body that is not there counts as empty, as its providers have it; a header must be there. */
    private static Part located(Locator at) {
        return filling -> {
            String text = filling.arrival().find(at);
            return text == null && at.source() == Source.BODY ? new byte[0] : optional(text);
        };
    }

    private static byte @Nullable [] optional(@Nullable String text) {
        return text == null ? null : bytes(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String crc32(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return Long.toString(sum.getValue());
    }
}
