package io.mooring.contracts.provider.google.gmail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * A message as Gmail takes it: RFC 5322 with a text of RFC 2045, base64url. The sender is the account; Gmail adds it.
 *
 * @param to one address; the schemas let no blank, comma or line break in
 * @param cc another one
 * @param bcc another one
 * @param inReplyTo {@code Message-ID} of the message it answers
 */
record Letter(String to, @Nullable String cc, @Nullable String bcc, String subject, String body,
        @Nullable String inReplyTo) {

    private static final String LINE = "\r\n";
    /** RFC 2047: a line with an encoded word is 76 characters at most; so many octets fit behind the name. */
    private static final int WORD = 39;
    private static final int LONGEST_LINE = 76;

    static Letter of(String to, String subject, String body) {
        return new Letter(to, null, null, subject, body, null);
    }

    String raw() {
        StringBuilder text = new StringBuilder();
        header(text, "To", oneLine(to));
        header(text, "Cc", oneLine(cc));
        header(text, "Bcc", oneLine(bcc));
        header(text, "Subject", encoded(String.valueOf(oneLine(subject))));
        header(text, "In-Reply-To", oneLine(inReplyTo));
        header(text, "References", oneLine(inReplyTo));
        header(text, "MIME-Version", "1.0");
        header(text, "Content-Type", "text/plain; charset=UTF-8");
        header(text, "Content-Transfer-Encoding", "base64");
        text.append(LINE).append(Base64.getMimeEncoder(LONGEST_LINE, LINE.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void header(StringBuilder text, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(name).append(": ").append(value).append(LINE);
        }
    }

    /** What ends a line would begin another header: it becomes a blank. */
    private static @Nullable String oneLine(@Nullable String value) {
        return value == null ? null : value.replaceAll("[\\r\\n\\u0000]+", " ");
    }

    /** RFC 2047; words are cut between characters. */
    private static String encoded(String subject) {
        if (subject.chars().allMatch(c -> c >= ' ' && c <= '~') && subject.length() < 900
                && !subject.contains("=?")) {
            return subject;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int octets = 0;
        for (int point : subject.codePoints().toArray()) {
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > WORD) {
                append(words, word);
                octets = 0;
            }
            word.append(character);
            octets += size;
        }
        append(words, word);
        return words.toString();
    }

    private static void append(StringBuilder words, StringBuilder word) {
        words.append(words.isEmpty() ? "" : LINE + " ").append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
                .append("?=");
        word.setLength(0);
    }

    /** Nothing of it: it is private. */
    @Override
    public String toString() {
        return "Letter";
    }
}
