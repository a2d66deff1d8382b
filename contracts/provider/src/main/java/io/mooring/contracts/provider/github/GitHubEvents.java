package io.mooring.contracts.provider.github;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.Parts;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;

/**
 * What GitHub's webhooks say. They are called like their header and action; {@code issues} is told in the singular. A pull
 * request is the issue of its number, as in GitHub's own API.
 */
final class GitHubEvents {

    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,80}");
    /** Where the thing itself stands: the first that is there, from the part to the whole. */
    private static final List<String> THINGS = List.of("comment", "review", "issue", "pull_request", "discussion",
            "release", "check_run", "workflow_job", "workflow_run", "alert", "milestone", "forkee", "registry_package",
            "package", "team", "installation", "repository");
    /** Runs that may belong to a pull request. */
    private static final List<String> RUNS = List.of("check_run", "check_suite", "workflow_run");

    private GitHubEvents() {}

    /** Empty when it is none of GitHub's. */
    static Optional<TypedEvent> of(Received received) {
        JsonNode body = received.body();
        String event = received.name().equals("issues") ? "issue" : received.name();
        String action = Parts.text(body.path("action"));
        if (!body.isObject() || !WORD.matcher(event).matches()
                || action != null && !WORD.matcher(action).matches() || lacksItsThing(event, body)) {
            return Optional.empty();
        }
        return Optional.of(TypedEvent.of(action == null ? event : event + "." + action)
                .about(issue(body), discussion(body), repository(body),
                        Parts.resource("installation", Parts.text(body.at("/installation/id"))),
                        Parts.resource("org", Parts.text(body.at("/organization/login"))))
                .by(Actor.of(Parts.text(body.at("/sender/id")), Parts.text(body.at("/sender/login"))))
                .link("self", self(body)).link("subject", page(Parts.object(body.path("issue"),
                        body.path("pull_request"), body.path("discussion"))))
                .at(Parts.text(body.at("/repository/owner/id")), Parts.text(body.at("/organization/id")),
                        Parts.text(body.at("/installation/account/id"))));
    }

    private static boolean lacksItsThing(String event, JsonNode body) {
        return (event.equals("issue") || event.equals("issue_comment") || event.startsWith("pull_request"))
                && issue(body) == null;
    }

    private static @Nullable String issue(JsonNode body) {
        JsonNode number = body.at("/issue/number");
        if (number.isMissingNode()) {
            number = body.at("/pull_request/number");
        }
        for (String run : RUNS) {
            JsonNode requests = body.path(run).path("pull_requests");
            number = number.isMissingNode() && requests.size() == 1 ? requests.get(0).path("number") : number;
        }
        return numbered("issue", number, body);
    }

    private static @Nullable String discussion(JsonNode body) {
        return numbered("discussion", body.at("/discussion/number"), body);
    }

    private static @Nullable String numbered(String kind, JsonNode number, JsonNode body) {
        String name = name(body);
        return name == null || !number.isIntegralNumber() ? null : kind + ":" + name + "#" + number.asText();
    }

    private static @Nullable String repository(JsonNode body) {
        String name = name(body);
        return name == null ? null : "repo:" + name;
    }

    private static @Nullable String name(JsonNode body) {
        String name = Parts.text(body.at("/repository/full_name"));
        return name != null && REPOSITORY.matcher(name).matches() ? name : null;
    }

    private static @Nullable String self(JsonNode body) {
        String compared = Parts.text(body.path("compare"));
        return compared != null
                ? compared
                : THINGS.stream().map(body::path).filter(JsonNode::isObject).findFirst().map(GitHubEvents::page)
                        .orElse(null);
    }

    private static @Nullable String page(JsonNode thing) {
        return Parts.text(thing.path("html_url"));
    }
}
