package io.mooring.scenario.lookalike;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Linear's GraphQL API as far as issues and comments go: fields {@code issueCreate}, {@code issue}, {@code commentCreate}
 * and {@code viewer}, under any alias; errors and limits as its documentation lists them.
 */
public final class LinearLookalike implements Function<Asked, Said> {

    private static final Pattern FIELD = Pattern
            .compile("(?:(\\w+)\\s*:\\s*)?(issueCreate|commentCreate|issue|viewer)\\b\\s*[({]");

    private final String token;
    private final List<Map<String, Object>> issues = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();

    public LinearLookalike(String token) {
        this.token = token;
    }

    public List<String> comments() {
        return comments;
    }

    /** 400 with the reset in milliseconds since 1970. */
    public static Said limited(long resetMillis) {
        return error(400, "RATELIMITED", "Rate limit exceeded. Only 1500 requests are allowed per hour.")
                .with("X-RateLimit-Requests-Remaining", "0")
                .with("X-RateLimit-Requests-Reset", String.valueOf(resetMillis));
    }

    @Override
    public synchronized Said apply(Asked asked) {
        if (!asked.is("POST", "/graphql")) {
            return Said.json(404, "{}");
        }
        if (!asked.token().equals(token)) {
            return error(401, "AUTHENTICATION_ERROR", "Authentication required, not authenticated");
        }
        Matcher field = FIELD.matcher(asked.json().path("query").asText());
        if (!field.find()) {
            return error(400, "GRAPHQL_VALIDATION_FAILED", "Cannot query this field on type \"Query\".");
        }
        JsonNode variables = asked.json().path("variables");
        String alias = field.group(1) == null ? field.group(2) : field.group(1);
        return switch (field.group(2)) {
            case "issueCreate" -> data(alias, Map.of("success", true, "issue", created(variables.path("input"))));
            case "commentCreate" -> comment(alias, variables.path("input"));
            case "issue" -> issue(alias, variables.path("id").asText());
            default -> Said.json(200, Map.of("data", Map.of("viewer", Map.of("id", "u1", "email", "ada@linear.example"),
                    "organization", Map.of("id", "o1", "name", "Harbour"))));
        };
    }

    private Map<String, Object> created(JsonNode input) {
        Map<String, Object> issue = new HashMap<>(Map.of("id", "uuid-" + issues.size(), "identifier",
                "ENG-" + (issues.size() + 1), "title", input.path("title").asText(), "url",
                "https://linear.app/harbour/issue/ENG-" + (issues.size() + 1), "team",
                Map.of("id", input.path("teamId").asText(), "key", "ENG")));
        issue.put("comments", Map.of("nodes", List.of()));
        issues.add(issue);
        return issue;
    }

    private Said comment(String alias, JsonNode input) {
        if (issues.stream().noneMatch(issue -> issue.get("identifier").equals(input.path("issueId").asText()))) {
            return notFound();
        }
        comments.add(input.path("body").asText());
        return data(alias, Map.of("success", true, "comment", Map.of("id", "c" + comments.size(), "body",
                input.path("body").asText(), "url", "https://linear.app/c")));
    }

    private Said issue(String alias, String id) {
        return issues.stream().filter(issue -> issue.get("identifier").equals(id)).findFirst()
                .map(issue -> data(alias, issue)).orElseGet(LinearLookalike::notFound);
    }

    private static Said data(String alias, Object value) {
        return Said.json(200, Map.of("data", Map.of(alias, value)));
    }

    private static Said notFound() {
        return error(200, "INPUT_ERROR", "Entity not found: Issue");
    }

    private static Said error(int status, String code, String message) {
        return Said.json(status, Map.of("errors", List.of(Map.of("message", message, "extensions",
                Map.of("type", code.toLowerCase(Locale.ROOT).replace('_', ' '), "code", code, "userError",
                        true)))));
    }
}
