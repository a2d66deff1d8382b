package io.mooring.contracts.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.mooring.contracts.secret.SealedColumn;
import io.mooring.contracts.secret.SealedColumns;

/** The migrations of the module whose tests run. */
public final class Migrations {

    private static final Pattern TABLE = Pattern.compile("(?:create|alter) table (?:if not exists )?app\\.(\\w+)");
    private static final Pattern BYTES = Pattern.compile("^(?!\\s*--).*\\b(\\w+)\\s+bytea\\b");
    private static final Pattern DROPPED = Pattern.compile("^(?!\\s*--).*\\bdrop column (\\w+)");
    private static final Pattern GONE = Pattern.compile("^drop table app\\.(\\w+)");
    private static final Pattern RENAMED = Pattern.compile("^alter table app\\.(\\w+) rename to (\\w+)");

    private Migrations() {}

    /** Columns of bytes as {@code table.column}: sealed or not, a service has to say which. */
    public static Set<String> columnsOfBytes() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path migration : migrations.sorted(Comparator.comparingDouble(Migrations::version)).toList()) {
                read(Files.readAllLines(migration), found);
            }
        }
        return found;
    }

    /** What a service says about its columns, in the same form. */
    public static Set<String> declared(SealedColumns columns) {
        Set<String> names = new TreeSet<>(columns.plain());
        columns.sealed().stream().map(SealedColumn::name).forEach(names::add);
        return names;
    }

    /** V12__does_this.sql, or V12_1__does_more.sql. */
    private static double version(Path migration) {
        return Double.parseDouble(
                migration.getFileName().toString().replaceFirst("^V(\\d+)(?:_(\\d+))?__.*", "$1.0$2"));
    }

    private static void read(List<String> lines, Set<String> found) {
        String table = "";
        for (String line : lines) {
            Matcher tables = TABLE.matcher(line);
            table = tables.find() ? tables.group(1) : table;
            Matcher bytes = BYTES.matcher(line);
            if (bytes.find()) {
                found.add(table + "." + bytes.group(1));
            }
            Matcher dropped = DROPPED.matcher(line);
            if (dropped.find()) {
                found.remove(table + "." + dropped.group(1));
            }
            follow(line, found);
        }
    }

    private static void follow(String line, Set<String> found) {
        Matcher gone = GONE.matcher(line);
        if (gone.find()) {
            found.removeIf(name -> name.startsWith(gone.group(1) + "."));
        }
        Matcher renamed = RENAMED.matcher(line);
        if (renamed.find()) {
            List<String> moved = found.stream().filter(name -> name.startsWith(renamed.group(1) + ".")).toList();
            moved.forEach(found::remove);
            moved.forEach(name -> found.add(renamed.group(2) + name.substring(renamed.group(1).length())));
        }
    }
}
