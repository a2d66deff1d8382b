package io.mooring.executor.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Pattern;

/**
 * Arguments as the audit and approvals show them: what is named or looks like a credential is replaced, what is long is
 * cut. At most about {@value #MOST} characters, whatever comes in.
 */
final class ShownArguments {

    static final String REDACTED = "[redacted]";

    private static final int MOST = 4000;
    private static final int LONGEST_TEXT = 256;
    private static final int LONGEST_NAME = 64;
    private static final int SHORTEST_SECRET = 8;
    private static final int DEEPEST = 8;
    private static final int CHARACTERS_JUDGED = 4096;
    /** To judge a text takes time, so it counts as well: many long ones are not all judged. */
    private static final int JUDGED_FOR_ONE = 16;
    private static final int MOST_NAMES = 10_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final TextNode MORE = JSON.textNode("…");

    /** Parts of names, without what separates words. */
    private static final List<String> SECRET_NAMES = List.of("password", "passwd", "passphrase", "passcode", "secret",
            "token", "apikey", "accesskey", "privatekey", "secretkey", "signingkey", "encryptionkey", "authorization",
            "credential", "cookie", "sessionid", "connectionstring", "clientassertion", "otpcode", "cardnumber");
    private static final Set<String> SECRET_WORDS = Set.of("auth", "pwd", "pass", "pin", "otp", "cvv", "cvc", "jwt",
            "bearer", "dsn", "ssn", "key");
    /** Names that have such a part and tell nothing. */
    private static final Set<String> HARMLESS = Set.of("pagetoken", "nextpagetoken", "maxtokens", "tokens",
            "tokencount", "synctoken", "continuationtoken");
    private static final Pattern SECRET_VALUE = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}"
            + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.|-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|\\b(sk|pk|rk)[_-](live|test|proj|ant|or)?[A-Za-z0-9_-]{16,}|\\bgh[pousr]_[A-Za-z0-9]{20,}"
            + "|\\bgithub_pat_[A-Za-z0-9_]{20,}|\\bglpat-[A-Za-z0-9_-]{16,}|\\bxox[a-z]-[A-Za-z0-9-]{10,}"
            + "|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bAIza[A-Za-z0-9_-]{30,}|\\bya29\\.[A-Za-z0-9_-]{10,}"
            + "|\\b(mk|agt)_[a-z0-9]{12,16}_[A-Za-z0-9_-]{20,}|[a-z][a-z0-9+.-]*://[^/\\s:@]*:[^/\\s@]+@");

    /** Names come again with every call, and judging takes longer than all the rest. */
    private static final LoadingCache<String, Boolean> JUDGED = Caffeine.newBuilder().maximumSize(MOST_NAMES)
            .build(ShownArguments::judge);

    private int left = MOST;

    private ShownArguments() {}

    static String of(JsonNode arguments) {
        return new ShownArguments().show(arguments, 1).toString();
    }

    private JsonNode show(JsonNode value, int depth) {
        if (value.isContainerNode() && depth > DEEPEST) {
            return MORE;
        }
        return switch (value.getNodeType()) {
            case OBJECT -> object(value, depth);
            case ARRAY -> array(value, depth);
            case STRING -> text(value.textValue());
            default -> scalar(value);
        };
    }

    private ObjectNode object(JsonNode value, int depth) {
        ObjectNode shown = JSON.objectNode();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (left <= 0) {
                return shown.set("…", MORE);
            }
            String name = cut(field.getKey(), LONGEST_NAME);
            spend(name.length() + 6);
            shown.set(name, isSecret(field.getKey()) && !field.getValue().isNull()
                    ? JSON.textNode(REDACTED)
                    : show(field.getValue(), depth + 1));
        }
        return shown;
    }

    private ArrayNode array(JsonNode value, int depth) {
        ArrayNode shown = JSON.arrayNode();
        for (JsonNode item : value) {
            if (left <= 0) {
                return shown.add(MORE);
            }
            spend(2);
            shown.add(show(item, depth + 1));
        }
        return shown;
    }

    private JsonNode text(String text) {
        spend(Math.min(text.length(), CHARACTERS_JUDGED) / JUDGED_FOR_ONE);
        if (text.length() >= SHORTEST_SECRET && SECRET_VALUE.matcher(cut(text, CHARACTERS_JUDGED)).find()) {
            spend(REDACTED.length());
            return JSON.textNode(REDACTED);
        }
        String shown = cut(text, Math.max(1, Math.min(LONGEST_TEXT, left)));
        spend(shown.length());
        return JSON.textNode(shown.length() == text.length() ? text : shown + "… (" + text.length() + " characters)");
    }

    private JsonNode scalar(JsonNode value) {
        String text = value.toString();
        spend(text.length());
        return text.length() > LONGEST_TEXT ? MORE : value;
    }

    private void spend(int characters) {
        left -= characters;
    }

    /** Never between the two halves of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    static boolean isSecret(String name) {
        return JUDGED.get(cut(name, 256));
    }

    private static boolean judge(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (HARMLESS.contains(plain)) {
            return false;
        }
        return SECRET_NAMES.stream().anyMatch(plain::contains) || SECRET_WORDS.contains(plain)
                || words(name).anyMatch(word -> SECRET_WORDS.contains(word) && !word.equals("key"));
    }

    /** {@code userPwd}, {@code user_pwd} and {@code User-Pwd} have the same words. */
    private static Stream<String> words(String name) {
        return Arrays.stream(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").split("[^\\p{L}\\p{N}]+"))
                .map(word -> word.toLowerCase(Locale.ROOT));
    }
}
