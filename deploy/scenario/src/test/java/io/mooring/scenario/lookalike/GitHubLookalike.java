package io.mooring.scenario.lookalike;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The parts of GitHub's REST API (2022-11-28) about issues, as its OpenAPI document and "Rate limits" have them. One
 * repository, {@code octo/crane}; a private one is not there for a stranger.
 */
public final class GitHubLookalike implements Function<Asked, Said> {

    private static final String REPOSITORY = "/repos/octo/crane";
    private static final String DOCS = "https://docs.github.com/rest";

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<Map<String, Object>> issues = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();

    /** A token that may read and write the repository. */
    public GitHubLookalike knowing(String token) {
        tokens.add(token);
        return this;
    }

    public List<String> comments() {
        return comments;
    }

    @Override
    public synchronized Said apply(Asked asked) {
        if (asked.headers().getOrDefault("user-agent", "").isEmpty()) {
            return error(403, "Request forbidden by administrative rules. Please make sure your request has a"
                    + " User-Agent header.");
        }
        if (!tokens.contains(asked.token())) {
            return error(401, "Bad credentials");
        }
        if (asked.is("GET", "/user")) {
            return Said.json(200, Map.of("login", "octocat", "id", 1, "type", "User")).with("X-OAuth-Scopes",
                    "repo, user");
        }
        if (asked.is("POST", REPOSITORY + "/issues")) {
            return create(asked.json());
        }
        if (asked.is("GET", REPOSITORY + "/issues")) {
            return list(asked);
        }
        if (asked.path().matches(REPOSITORY + "/issues/\\d+(/comments)?")) {
            int number = Integer.parseInt(asked.path().split("/")[5]);
            return number > issues.size() ? error(404, "Not Found") : one(asked, issues.get(number - 1));
        }
        return error(404, "Not Found");
    }

    /** The secondary limit: 403, with the seconds to wait. */
    public static Said secondaryLimit(int seconds) {
        return error(403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.")
                .with("Retry-After", String.valueOf(seconds)).with("X-RateLimit-Remaining", "4987");
    }

    /** 403 for what the token may not do. */
    public static Said notAccessible() {
        return error(403, "Resource not accessible by personal access token").with("X-RateLimit-Remaining", "4987");
    }

    private Said create(JsonNode body) {
        if (!body.path("title").isTextual() || body.path("title").asText().isBlank()) {
            return Said.json(422, Map.of("message", "Validation Failed", "documentation_url", DOCS, "errors",
                    List.of(Map.of("resource", "Issue", "field", "title", "code", "missing_field"))));
        }
        Map<String, Object> issue = new HashMap<>(Map.of("id", 1000 + issues.size(), "number", issues.size() + 1,
                "title", body.path("title").asText(), "state", "open", "comments", 0, "user",
                Map.of("login", "octocat", "id", 1), "labels", labels(body), "assignees", List.of()));
        issue.put("body", body.path("body").textValue());
        issue.put("html_url", "https://github.com/octo/crane/issues/" + issue.get("number"));
        issues.add(issue);
        return Said.json(201, issue);
    }

    private static List<Map<String, String>> labels(JsonNode body) {
        List<Map<String, String>> labels = new ArrayList<>();
        body.path("labels").forEach(label -> labels.add(Map.of("name", label.asText(), "color", "f29513")));
        return labels;
    }

    private Said list(Asked asked) {
        int size = Integer.parseInt(asked.query().getOrDefault("per_page", "30"));
        int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
        int from = Math.min(issues.size(), (page - 1) * size);
        int to = Math.min(issues.size(), from + size);
        Said said = Said.json(200, issues.subList(from, to));
        return to < issues.size()
                ? said.with("Link", "<https://api.github.com/repositories/1/issues?per_page=" + size + "&page="
                        + (page + 1)
                        + ">; rel=\"next\", <https://api.github.com/repositories/1/issues?page=9>; rel=\"last\"")
                : said;
    }

    private Said one(Asked asked, Map<String, Object> issue) {
        if (asked.path().endsWith("/comments")) {
            comments.add(asked.json().path("body").asText());
            return Said.json(201, Map.of("id", comments.size(), "body", asked.json().path("body").asText(), "html_url",
                    issue.get("html_url") + "#issuecomment-" + comments.size(), "user", Map.of("login", "octocat")));
        }
        if (asked.method().equals("PATCH")) {
            asked.json().properties().stream().filter(field -> field.getValue().isTextual())
                    .forEach(field -> issue.put(field.getKey(), field.getValue().textValue()));
        }
        return Said.json(200, issue);
    }

    private static Said error(int status, String message) {
        return Said.json(status, Map.of("message", message, "documentation_url", DOCS, "status",
                String.valueOf(status)));
    }
}
