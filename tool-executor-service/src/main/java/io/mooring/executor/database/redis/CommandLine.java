package io.mooring.executor.database.redis;

import java.util.ArrayList;
import java.util.List;

import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * A line as redis-cli reads it: words between blanks; in double quotes with the escapes {@code \n \r \t \b \a \" \\} and
 * {@code \xHH} (below 80), in single quotes with {@code \'} alone. No shell has a part in it: there are no variables, globs or pipes.
 */
final class CommandLine {

    private static final int HEX = 16;

    private final String text;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** Fails with 400 when it can't be read. */
    static List<String> words(String line) {
        return new CommandLine(line).words();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            words.add(word());
            if (at < text.length() && !isBlank(text.charAt(at))) {
                throw unreadable("a blank after a closing quote");
            }
            skipBlanks();
        }
        if (words.isEmpty()) {
            throw unreadable("a command, such as GET greeting");
        }
        return words;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !isBlank(text.charAt(at))) {
            char c = text.charAt(at++);
            if (c == '"' || c == '\'') {
                quoted(word, c);
                return word.toString();
            }
            word.append(c);
        }
        return word.toString();
    }

    private void quoted(StringBuilder word, char quote) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            boolean escape = c == '\\' && at < text.length() && (quote == '"' || text.charAt(at) == '\'');
            word.append(escape ? escaped(quote) : c);
        }
        throw unreadable("a closing quote");
    }

    private char escaped(char quote) {
        char c = text.charAt(at++);
        if (quote == '\'') {
            return c;
        }
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> '\u0007';
            case 'x' -> hex();
            default -> c;
        };
    }

    /** A word is text here, sent as UTF-8: a byte beyond ASCII would become two. */
    private char hex() {
        int end = Math.min(at + 2, text.length());
        String digits = text.substring(at, end);
        if (!digits.matches("[0-7][0-9A-Fa-f]")) {
            throw unreadable("two hexadecimal digits below 80 after \\x");
        }
        at = end;
        return (char) Integer.parseInt(digits, HEX);
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static HttpProblem unreadable(String expected) {
        return ExecutorError.INVALID_ARGUMENTS.at("/params/query", "expected " + expected);
    }
}
