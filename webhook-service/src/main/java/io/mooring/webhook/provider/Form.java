package io.mooring.webhook.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parameters of a query or of a body in the type {@code application/x-www-form-urlencoded}. */
final class Form {

    private final Map<String, List<String>> values = new TreeMap<>();

    private Form() {}

    static Form of(byte[] body) {
        return of(new String(body, StandardCharsets.UTF_8));
    }

    /** What can't be decoded is left out. */
    static Form of(String text) {
        Form form = new Form();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            try {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                form.values.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            } catch (IllegalArgumentException misfit) {
                continue;
            }
        }
        return form;
    }

    static String queryOf(String url) {
        int question = url.indexOf('?');
        return question < 0 ? "" : url.substring(question + 1);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** As Twilio signs it: names in order, each with its values, repeated ones once. */
    String sorted() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, all) -> new TreeSet<>(all).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
