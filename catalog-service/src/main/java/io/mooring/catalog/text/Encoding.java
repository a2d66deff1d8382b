package io.mooring.catalog.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as UTF-8 without a byte order mark, whatever of Unicode's encodings they came in (RFC 4627 §3, YAML 1.2 §5.2). */
final class Encoding {

    private static final int CHUNK = 8192;

    private Encoding() {}

    /** Fails with {@link Refusal} where the bytes are no text. */
    static byte[] utf8(byte[] text) {
        if (starts(text, 0xEF, 0xBB, 0xBF)) {
            return valid(Arrays.copyOfRange(text, 3, text.length));
        }
        if (starts(text, 0xFF, 0xFE, 0, 0) || isZero(text, false, true, true, true)) {
            return transcoded(text, Charset.forName("UTF-32LE"));
        }
        if (starts(text, 0, 0, 0xFE, 0xFF) || isZero(text, true, true, true, false)) {
            return transcoded(text, Charset.forName("UTF-32BE"));
        }
        if (starts(text, 0xFF, 0xFE) || isZero(text, false, true)) {
            return transcoded(text, StandardCharsets.UTF_16LE);
        }
        if (starts(text, 0xFE, 0xFF) || isZero(text, true, false)) {
            return transcoded(text, StandardCharsets.UTF_16BE);
        }
        return valid(text);
    }

    private static byte[] valid(byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw refused(text, in.position());
        }
        return text;
    }

    private static byte[] transcoded(byte[] text, Charset charset) {
        try {
            CharBuffer characters = charset.newDecoder().decode(ByteBuffer.wrap(text));
            boolean marked = characters.hasRemaining() && characters.get(0) == '\uFEFF';
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(marked
                    ? characters.slice(1,
                            characters.length() - 1)
                    : characters);
            return Arrays.copyOf(utf8.array(), utf8.limit());
        } catch (CharacterCodingException e) {
            throw new Refusal("expected a text in " + charset.name() + ", as its first bytes say", 1, 1);
        }
    }

    private static Refusal refused(byte[] text, int offset) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < offset; at++) {
            boolean newLine = text[at] == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Refusal("expected a text in UTF-8", line, column);
    }

    private static boolean starts(byte[] text, int... mark) {
        boolean starts = text.length >= mark.length;
        for (int at = 0; starts && at < mark.length; at++) {
            starts = (text[at] & 0xFF) == mark[at];
        }
        return starts;
    }

    /** Without a mark the zero bytes of the first character, which is ASCII, tell. */
    private static boolean isZero(byte[] text, boolean... zeros) {
        boolean fits = text.length >= zeros.length;
        for (int at = 0; fits && at < zeros.length; at++) {
            fits = (text[at] == 0) == zeros[at];
        }
        return fits;
    }
}
