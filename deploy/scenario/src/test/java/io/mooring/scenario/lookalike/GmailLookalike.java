package io.mooring.scenario.lookalike;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Gmail's REST API, version 1, as its reference has it: {@code users.getProfile}, {@code users.messages} with
 * {@code send}, {@code list} (pages), {@code get}, {@code users.labels.list}; errors as "Resolve errors" lists them.
 */
public final class GmailLookalike implements Function<Asked, Said> {

    private static final String ME = "/gmail/v1/users/me";

    /** Somebody's mailbox; the id of the next message that is sent is the test's to say. */
    public record Mailbox(String address, List<Letter> letters) {}

    /** A message, its text as the sender wrote it. */
    public record Letter(String id, String threadId, String to, String subject, String text) {}

    private final Map<String, Mailbox> byToken = new ConcurrentHashMap<>();

    /** An account, and the token that opens it. */
    public Mailbox account(String address, String token) {
        Mailbox mailbox = new Mailbox(address, new CopyOnWriteArrayList<>());
        byToken.put(token, mailbox);
        return mailbox;
    }

    @Override
    public Said apply(Asked asked) {
        Mailbox mailbox = byToken.get(asked.token());
        if (mailbox == null) {
            return error(401, "authError", "Request had invalid authentication credentials. Expected OAuth 2 access"
                    + " token, login cookie or other valid authentication credential.", "UNAUTHENTICATED")
                    .with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
        }
        if (asked.is("GET", ME + "/profile")) {
            return Said.json(200, Map.of("emailAddress", mailbox.address(), "messagesTotal", mailbox.letters().size(),
                    "threadsTotal", mailbox.letters().size(), "historyId", "1"));
        }
        if (asked.is("POST", ME + "/messages/send")) {
            return send(mailbox, asked);
        }
        if (asked.is("GET", ME + "/messages")) {
            return list(mailbox, asked);
        }
        if (asked.is("GET", ME + "/messages/[^/]+")) {
            return get(mailbox, asked.path().substring((ME + "/messages/").length()));
        }
        return asked.is("GET", ME + "/labels")
                ? Said.json(200, Map.of("labels", List.of(Map.of("id", "INBOX", "name", "INBOX", "type", "system"))))
                : error(404, "notFound", "Requested entity was not found.", "NOT_FOUND");
    }

    /** 403 as for a user that sends too fast. */
    public static Said tooFast() {
        return error(403, "userRateLimitExceeded", "User Rate Limit Exceeded", "PERMISSION_DENIED");
    }

    /** 403 as for a token without the scope. */
    public static Said scopeMissing() {
        return error(403, "insufficientPermissions", "Request had insufficient authentication scopes.",
                "PERMISSION_DENIED");
    }

    private static Said send(Mailbox mailbox, Asked asked) {
        String raw = asked.json().path("raw").asText();
        String message = new String(Base64.getUrlDecoder().decode(raw), StandardCharsets.UTF_8);
        if (!message.contains("\r\n\r\n") || header(message, "To").isEmpty()) {
            return error(400, "invalidArgument", "Recipient address required", "INVALID_ARGUMENT");
        }
        String id = mailbox.letters().isEmpty() ? "abc123" : "msg" + mailbox.letters().size();
        String text = new String(Base64.getMimeDecoder().decode(message.substring(message.indexOf("\r\n\r\n") + 4)),
                StandardCharsets.UTF_8);
        mailbox.letters().add(new Letter(id, "thread-" + id, header(message, "To"), header(message, "Subject"), text));
        return Said.json(200, Map.of("id", id, "threadId", "thread-" + id, "labelIds", List.of("SENT")));
    }

    private static Said list(Mailbox mailbox, Asked asked) {
        String wanted = asked.query().getOrDefault("q", "").replace("subject:", "");
        List<Letter> found = mailbox.letters().stream().filter(letter -> letter.subject().contains(wanted)).toList();
        int from = Integer.parseInt(asked.query().getOrDefault("pageToken", "0"));
        int to = Math.min(found.size(), from + Integer.parseInt(asked.query().getOrDefault("maxResults", "100")));
        List<Map<String, String>> page = new ArrayList<>();
        found.subList(from, to).forEach(letter -> page.add(Map.of("id", letter.id(), "threadId", letter.threadId())));
        // An empty page has no messages at all.
        if (page.isEmpty()) {
            return Said.json(200, Map.of("resultSizeEstimate", 0));
        }
        return Said.json(200, to < found.size()
                ? Map.of("messages", page, "nextPageToken", String.valueOf(to), "resultSizeEstimate", found.size())
                : Map.of("messages", page, "resultSizeEstimate", found.size()));
    }

    private static Said get(Mailbox mailbox, String id) {
        return mailbox.letters().stream().filter(letter -> letter.id().equals(id)).findFirst()
                .map(letter -> Said.json(200, Map.of("id", id, "threadId", letter.threadId(), "labelIds",
                        List.of("SENT"), "snippet", letter.text().lines().findFirst().orElse(""), "payload",
                        Map.of("mimeType", "text/plain", "filename", "", "headers",
                                List.of(Map.of("name", "To", "value", letter.to()),
                                        Map.of("name", "Subject", "value", letter.subject())),
                                "body", Map.of("data", Base64.getUrlEncoder()
                                        .encodeToString(letter.text().getBytes(StandardCharsets.UTF_8)))))))
                .orElseGet(() -> error(404, "notFound", "Requested entity was not found.", "NOT_FOUND"));
    }

    private static String header(String message, String name) {
        return message.lines().takeWhile(line -> !line.isEmpty()).filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2)).findFirst().orElse("");
    }

    static Said error(int status, String reason, String message, String name) {
        return Said.json(status, Map.of("error", Map.of("code", status, "message", message, "errors",
                List.of(Map.of("message", message, "domain", "global", "reason", reason)), "status", name)));
    }
}
