package io.mooring.executor.discovery;

import java.util.regex.Pattern;

/** The beginning of a long text, on one line, cut where a sentence ends, or at least a word. */
final class Excerpt {

    private static final int LEAST = 40;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern END = Pattern.compile("[.!?](?=\\s)|[。！？]");
    private static final String MORE = "…";

    private Excerpt() {}

    /** At most that many characters. */
    static String of(String text, int longest) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = END.matcher(line.substring(0, longest)).results().mapToInt(match -> match.end())
                .filter(at -> at >= LEAST).max().orElse(0);
        return end > 0 ? line.substring(0, end) : words(line.substring(0, longest - MORE.length())) + MORE;
    }

    private static String words(String cut) {
        int space = cut.lastIndexOf(' ');
        int end = space >= LEAST ? space : cut.length();
        return cut.substring(0, Character.isHighSurrogate(cut.charAt(end - 1)) ? end - 1 : end);
    }
}
