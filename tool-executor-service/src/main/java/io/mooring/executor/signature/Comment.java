package io.mooring.executor.signature;

import java.util.List;

/** Descriptions as comments. */
final class Comment {

    private static final int LONGEST = 600;

    private Comment() {}

    /** A line, or some, above what is described; nothing when nothing is said. */
    static String of(String description, int depth) {
        String text = description.strip();
        if (text.isEmpty()) {
            return "";
        }
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
        List<String> lines = cut.replace("*/", "* /").lines().map(Comment::line).toList();
        String margin = "  ".repeat(depth);
        return lines.size() == 1
                ? margin + "/** " + lines.getFirst() + " */\n"
                : margin + "/**\n" + String.join("",
                        lines.stream().map(line -> (margin + " * " + line).stripTrailing() + "\n").toList())
                        + margin + " */\n";
    }

    /** TypeScript ends lines at more characters than Java does; in a comment that is no matter, but for reading. */
    private static String line(String line) {
        return line.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ").strip();
    }
}
