package io.mooring.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What kind of event: the provider's id, a dot, and the provider's own name of it ({@code github.push}).
 *
 * @param text the whole
 */
public record EventType(String text) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern WISH = Pattern.compile("\\*|" + NAME + "(\\.\\*)?");
    private static final Pattern SEPARATORS = Pattern.compile("[/:]");
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_.-]+");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");
    private static final int LONGEST = 100;

    /** Whether a provider's name of an event can be part of a type. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches();
    }

    /** A provider's name of an event as a part of a type: slashes and colons become dots; empty when nothing is left. */
    public static String nameOf(String providers) {
        String name = UNFIT.matcher(SEPARATORS.matcher(providers).replaceAll(".")).replaceAll("_");
        name = DOTS.matcher(name).replaceAll(".");
        name = name.substring(0, Math.min(name.length(), LONGEST));
        return name.replaceAll("^\\.|\\.$", "");
    }

    /** Whether a subscriber may ask for it: {@code *}, {@code github.*}, {@code github.push}, {@code push}. */
    public static boolean isPattern(String text) {
        return text.length() <= 2 * LONGEST && WISH.matcher(text).matches();
    }

    public static EventType of(String provider, String name) {
        return new EventType(provider + "." + name);
    }

    /** Every pattern that asks for this type; a subscription with one of them gets it. */
    public List<String> patterns() {
        List<String> patterns = new ArrayList<>(List.of("*", text));
        int dot = text.indexOf('.');
        patterns.add(text.substring(dot + 1));
        while (dot > 0) {
            patterns.add(text.substring(0, dot) + ".*");
            dot = text.indexOf('.', dot + 1);
        }
        return List.copyOf(patterns);
    }
}
