package io.mooring.catalog.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A JSON or YAML text in UTF-8. */
public final class PlainText {

    private static final int LOOKED_AT = 1000;

    private final byte[] utf8;
    private final boolean json;

    private PlainText(byte[] utf8, boolean json) {
        this.utf8 = utf8;
        this.json = json;
    }

    /** Of bytes in UTF-8, UTF-16 or UTF-32. Fails with {@link Refusal} when they are no text, or HTML or XML. */
    public static PlainText of(byte[] bytes) {
        byte[] utf8 = Encoding.utf8(bytes);
        int start = 0;
        while (start < utf8.length && Character.isWhitespace(utf8[start])) {
            start++;
        }
        if (start == utf8.length) {
            throw new Refusal("the text is empty", 1, 1);
        }
        refuseMarkup(utf8, start);
        return new PlainText(utf8, utf8[start] == '{' || utf8[start] == '[');
    }

    /** Whether its first character opens an object or an array. */
    public boolean isJson() {
        return json;
    }

    /** The same as JSON; not a copy when it is. YAML that is broken fails with an exception of its parser. */
    public ByteBuffer json() throws IOException {
        return json ? ByteBuffer.wrap(utf8) : YamlText.json(utf8);
    }

    private static void refuseMarkup(byte[] text, int start) {
        if (text[start] == '<') {
            String first = new String(text, 0, Math.min(text.length, LOOKED_AT), StandardCharsets.UTF_8);
            boolean html = first.toLowerCase(Locale.ROOT).contains("html");
            throw new Refusal("expected JSON or YAML instead of " + (html ? "HTML" : "XML"), 1, 1);
        }
    }
}
