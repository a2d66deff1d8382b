package io.mooring.executor.database.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.executor.database.answer.QueryFailure;

/**
 * What can be said of a statement by its text. The server decides whether it writes; here is refused what a read-only
 * session would let pass: statements of other kinds, which change the session or move files, and clauses that write files.
 */
final class SqlText {

    private static final Set<String> POSTGRES = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");
    private static final Set<String> MYSQL = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN", "DESCRIBE",
            "DESC");
    /** Looked for in the whole text: what is a comment or a string depends on settings of the server. */
    private static final Pattern FILES = Pattern.compile("\\b(?:outfile|dumpfile)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIVE_COMMENT = Pattern.compile("/\\*M?!");

    private SqlText() {}

    /** Fails with {@link QueryFailure} that says what is run instead. */
    static void requireReading(DatabaseKind kind, String text) {
        boolean mysql = kind == DatabaseKind.MYSQL;
        if (mysql && FILES.matcher(text).find()) {
            throw QueryFailure.refused("INTO OUTFILE and INTO DUMPFILE are not run; a value with these words has to be"
                    + " given in parameters");
        }
        if (mysql && LIVE_COMMENT.matcher(text).find()) {
            throw QueryFailure.refused("comments that are executed (/*! … */) are not run");
        }
        if (text.indexOf('\0') >= 0) {
            throw QueryFailure.refused("a statement has no NUL character");
        }
        SqlScan scan = new SqlScan(text, mysql);
        String first = scan.firstWord();
        Set<String> allowed = mysql ? MYSQL : POSTGRES;
        if (!allowed.contains(first)) {
            String word = first.matches("[A-Z]{1,20}") ? first : "this";
            throw QueryFailure.refused("database tools only read: " + word + " is not run, but "
                    + String.join(", ", allowed.stream().sorted().toList()) + " are");
        }
        if (scan.hasSecondStatement()) {
            throw QueryFailure.refused("one statement at a time");
        }
    }

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
