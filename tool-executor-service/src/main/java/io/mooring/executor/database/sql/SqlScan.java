package io.mooring.executor.database.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks over the tokens of a statement, as far as needed to find its first word and its end. Settings of a server can make
 * it read strings otherwise; so it gives reasons early, and the server's own protocol takes one statement only.
 */
final class SqlScan {

    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$");

    private final String text;
    private final boolean mysql;

    SqlScan(String text, boolean mysql) {
        this.text = text;
        this.mysql = mysql;
    }

    /** In capitals, without what precedes it: comments, brackets; empty when there is none. */
    String firstWord() {
        int at = skip(0);
        while (at < text.length() && text.charAt(at) == '(') {
            at = skip(at + 1);
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return SqlText.upper(text.substring(at, end));
    }

    boolean hasSecondStatement() {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ';') {
                int next = at;
                while (next < text.length() && text.charAt(next) == ';') {
                    next = skip(next + 1);
                }
                return next < text.length();
            }
            at = next(at);
        }
        return false;
    }

    /** The end of blanks and comments. */
    private int skip(int from) {
        int at = from;
        while (at < text.length()) {
            int after = Character.isWhitespace(text.charAt(at)) ? at + 1 : comment(at);
            if (after == at) {
                return at;
            }
            at = after;
        }
        return at;
    }

    /** The end of the token that begins here. */
    private int next(int at) {
        int after = comment(at);
        if (after > at) {
            return after;
        }
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`' && mysql) {
            return quoted(at, c);
        }
        Matcher dollar = DOLLAR.matcher(text).region(at, text.length());
        if (!mysql && c == '$' && !isWord(at - 1) && dollar.lookingAt()) {
            int close = text.indexOf(dollar.group(), dollar.end());
            return close < 0 ? text.length() : close + dollar.group().length();
        }
        return at + 1;
    }

    private int quoted(int at, char quote) {
        boolean escapes = quote != '`' && (mysql || quote == '\'' && at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0
                && !isWord(at - 2));
        for (int i = at + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    private int comment(int at) {
        if (text.startsWith("--", at) && (!mysql || at + 2 == text.length() || text.charAt(at + 2) <= ' ')
                || mysql && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end + 1;
        }
        return text.startsWith("/*", at) ? blockComment(at) : at;
    }

    /** Those of PostgreSQL nest. */
    private int blockComment(int at) {
        int depth = 0;
        for (int i = at; i < text.length() - 1; i++) {
            if (text.startsWith("/*", i) && (depth == 0 || !mysql)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private boolean isWord(int at) {
        return at >= 0 && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }
}
