package io.mooring.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;

/** Signed texts that two providers build in a way of their own. */
final class Canonical {

    private static final List<String> NOTIFICATION = List.of("Message", "MessageId", "Subject", "Timestamp",
            "TopicArn", "Type");
    private static final List<String> CONFIRMATION = List.of("Message", "MessageId", "SubscribeURL", "Timestamp",
            "Token", "TopicArn", "Type");
    private static final Locator SIGNED_HEADERS = new Locator(Source.HEADER, "x-contentful-signed-headers");

    private Canonical() {}

    /** AWS SNS: names and values of certain members, one a line. Only a subject may be absent. */
    static @Nullable String sns(Arrival arrival) {
        String type = member(arrival, "Type");
        List<String> names = "Notification".equals(type) ? NOTIFICATION : CONFIRMATION;
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            String value = member(arrival, name);
            if (value == null && !name.equals("Subject")) {
                return null;
            }
            if (value != null) {
                text.append(name).append('\n').append(value).append('\n');
            }
        }
        return text.toString();
    }

    /** As it is, blanks and all. */
    private static @Nullable String member(Arrival arrival, String name) {
        return arrival.all(new Locator(Source.BODY, name)).stream().findFirst().orElse(null);
    }

    /** Contentful: method, path with query, the headers it names, body. The timestamp must be one of the headers. */
    static @Nullable String contentful(Arrival arrival) {
        String named = arrival.find(SIGNED_HEADERS);
        if (named == null || !Stream.of(named.split(",")).map(String::strip)
                .anyMatch("x-contentful-timestamp"::equalsIgnoreCase)) {
            return null;
        }
        String headers = Stream.of(named.split(",")).map(name -> name.strip().toLowerCase(Locale.ROOT)).sorted()
                .map(name -> name + ":" + String.join(",", arrival.all(new Locator(Source.HEADER, name))))
                .collect(Collectors.joining(";"));
        return String.join("\n", arrival.method(), arrival.target(), headers,
                new String(arrival.body(), StandardCharsets.UTF_8));
    }
}
