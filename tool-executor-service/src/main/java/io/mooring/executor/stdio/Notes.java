package io.mooring.executor.stdio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The last lines a program wrote for people, without its credentials. */
final class Notes {

    private static final String MARK = "[redacted]";
    private static final int SHORTEST_SECRET = 4;
    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 20;

    private final List<String> secrets;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** @param values what must never be shown */
    Notes(Collection<String> values) {
        this.secrets = values.stream().flatMap(Notes::forms).filter(form -> form.length() >= SHORTEST_SECRET)
                .distinct().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** A key of several lines is written line by line. */
    private static Stream<String> forms(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(value.lines(), Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    void add(String line) {
        String shown = redact(line).replaceAll("\\p{Cntrl}", " ").strip();
        if (shown.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            lines.addLast(shown.length() > LONGEST_LINE ? shown.substring(0, LONGEST_LINE) + "…" : shown);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    String redact(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, MARK);
        }
        return shown;
    }

    /** In order. */
    List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }
}
