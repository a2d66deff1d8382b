package io.mooring.contracts.provider.linear;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.event.Actor;
import io.mooring.contracts.provider.event.Parts;
import io.mooring.contracts.provider.event.Received;
import io.mooring.contracts.provider.event.TypedEvent;

/**
 * What Linear's webhooks say: type and action in words ({@code issue.create}, {@code issue_sla.breached},
 * {@code app_user_notification.issue_assigned_to_you}). An issue has two names, its id and its identifier.
 */
final class LinearEvents {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,60}");

    private LinearEvents() {}

    /** Empty when it is none of Linear's. */
    static Optional<TypedEvent> of(Received received) {
        JsonNode body = received.body();
        String type = Parts.text(body.path("type"));
        String action = Parts.text(body.path("action"));
        if (type == null || action == null || !WORD.matcher(type).matches() || !WORD.matcher(action).matches()) {
            return Optional.empty();
        }
        JsonNode thing = Parts.object(body.path("data"), body.path("issueData"), body.path("notification"),
                body.path("agentSession"));
        boolean isIssue = type.equals("Issue") || thing == body.path("issueData");
        JsonNode issue = isIssue ? thing : Parts.object(thing.path("issue"), thing.at("/comment/issue"));
        return Optional.of(TypedEvent.of(Parts.words(type) + "." + Parts.words(action))
                .about(Parts.resource("issue", issueId(isIssue, thing, issue)),
                        Parts.resource("issue", Parts.text(issue.path("identifier"))),
                        Parts.resource("project", project(type, thing, issue)), own(type, thing),
                        Parts.resource("team", team(thing, issue)))
                .by(actor(body, thing)).link("self", Parts.first(body.path("url"), thing.path("url")))
                .link("subject", Parts.text(issue.path("url"))).at(Parts.text(body.path("organizationId"))));
    }

    private static @Nullable String issueId(boolean isIssue, JsonNode thing, JsonNode issue) {
        return isIssue
                ? Parts.text(thing.path("id"))
                : Parts.first(issue.path("id"), thing.path("issueId"), thing.at("/comment/issueId"));
    }

    private static @Nullable String project(String type, JsonNode thing, JsonNode issue) {
        return type.equals("Project")
                ? Parts.text(thing.path("id"))
                : Parts.first(thing.path("projectId"), thing.at("/project/id"), issue.path("projectId"));
    }

    /** The thing itself, unless it is named already or only speaks of another. */
    private static @Nullable String own(String type, JsonNode thing) {
        return switch (type) {
            case "Issue", "IssueSLA", "Project", "AppUserNotification", "AgentSessionEvent" -> null;
            default -> Parts.resource(Parts.words(type), Parts.text(thing.path("id")));
        };
    }

    private static @Nullable String team(JsonNode thing, JsonNode issue) {
        return Parts.first(thing.path("teamId"), thing.at("/team/id"), issue.path("teamId"), issue.at("/team/id"),
                thing.at("/comment/issue/teamId"));
    }

    private static @Nullable Actor actor(JsonNode body, JsonNode thing) {
        JsonNode who = Parts.object(body.path("actor"), thing.path("actor"), thing.path("creator"), thing.path("user"));
        return Actor.of(Parts.first(who.path("id"), thing.path("actorId"), thing.path("userId"),
                thing.path("creatorId")), Parts.text(who.path("name")));
    }
}
