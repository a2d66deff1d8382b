package io.mooring.contracts.provider.github;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.tool.Picked;
import io.mooring.contracts.provider.tool.ProviderCall;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.ToolFile;
import io.smallrye.mutiny.Uni;

/** GitHub's tools over its REST API of 2022-11-28. */
final class GitHubTools {

    static final List<ProviderTool> ALL = ToolFile.read(GitHubTools.class, Map.of(
            "create_issue", GitHubTools::createIssue,
            "get_issue", GitHubTools::getIssue,
            "list_issues", GitHubTools::listIssues,
            "update_issue", GitHubTools::updateIssue,
            "add_issue_comment", GitHubTools::addComment,
            "search_issues", GitHubTools::searchIssues,
            "create_pull_request", GitHubTools::createPullRequest,
            "get_file_contents", GitHubTools::getFile));

    private static final String[] ISSUE = {"number", "title", "state", "body", "html_url", "created_at", "updated_at",
            "closed_at", "comments"};
    private static final String[] PULL = {"number", "title", "state", "draft", "html_url", "created_at"};
    private static final String[] FILE = {"type", "name", "path", "sha", "size", "encoding", "content", "html_url"};

    private GitHubTools() {}

    private static Uni<JsonNode> createIssue(ProviderCall call) {
        ObjectNode body = Picked.of(call.arguments(), "title", "body", "labels", "assignees", "milestone");
        return send(call, ProviderRequest.of("POST", body, repository(call, "issues"))).map(GitHubTools::issue);
    }

    private static Uni<JsonNode> getIssue(ProviderCall call) {
        return send(call, ProviderRequest.get(repository(call, "issues", call.text("issue_number"))))
                .map(GitHubTools::issue);
    }

    private static Uni<JsonNode> listIssues(ProviderCall call) {
        ProviderRequest request = ProviderRequest.get(repository(call, "issues")).with("state", call.argument("state"))
                .with("labels", call.argument("labels")).with("assignee", call.argument("assignee"))
                .with("sort", call.argument("sort")).with("direction", call.argument("direction"))
                .with("since", call.argument("since")).with("per_page", call.argument("per_page"))
                .with("page", call.argument("page"));
        return answer(call, request).map(response -> {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.set("issues", Picked.each(response.body(), GitHubTools::issue));
            int next = NextPage.of(response.header("link"));
            return next == 0 ? page : page.put("next_page", next);
        });
    }

    private static Uni<JsonNode> updateIssue(ProviderCall call) {
        ObjectNode body = Picked.of(call.arguments(), "title", "body", "state", "state_reason", "labels", "assignees",
                "milestone");
        return send(call, ProviderRequest.of("PATCH", body, repository(call, "issues", call.text("issue_number"))))
                .map(GitHubTools::issue);
    }

    private static Uni<JsonNode> addComment(ProviderCall call) {
        ProviderRequest request = ProviderRequest.of("POST", Picked.of(call.arguments(), "body"),
                repository(call, "issues", call.text("issue_number"), "comments"));
        return send(call, request).map(comment -> by(Picked.of(comment, "id", "body", "html_url", "created_at"),
                comment));
    }

    private static Uni<JsonNode> searchIssues(ProviderCall call) {
        ProviderRequest request = ProviderRequest.get("search", "issues").with("q", call.argument("query"))
                .with("sort", call.argument("sort")).with("order", call.argument("order"))
                .with("per_page", call.argument("per_page")).with("page", call.argument("page"));
        return send(call, request).map(found -> Picked.of(found, "total_count", "incomplete_results").set("issues",
                Picked.each(found.path("items"), GitHubTools::issue)));
    }

    private static Uni<JsonNode> createPullRequest(ProviderCall call) {
        ObjectNode body = Picked.of(call.arguments(), "title", "head", "base", "body", "draft");
        return send(call, ProviderRequest.of("POST", body, repository(call, "pulls")))
                .map(pull -> by(Picked.of(pull, PULL), pull));
    }

    /** A folder is an array of what is in it. */
    private static Uni<JsonNode> getFile(ProviderCall call) {
        ProviderRequest request = ProviderRequest.get(repository(call, "contents", call.text("path").split("/")))
                .with("ref", call.argument("ref"));
        return send(call, request).map(found -> found.isArray()
                ? JsonNodeFactory.instance.objectNode().put("type", "dir").set("entries",
                        Picked.each(found, entry -> Picked.of(entry, "type", "name", "path", "sha", "size")))
                : Picked.of(found, FILE));
    }

    private static ObjectNode issue(JsonNode issue) {
        ObjectNode view = by(Picked.of(issue, ISSUE), issue);
        view.set("labels", Picked.each(issue.path("labels"), label -> label.isObject() ? label.path("name") : label));
        view.set("assignees", Picked.each(issue.path("assignees"), user -> user.path("login")));
        return view.put("is_pull_request", issue.has("pull_request"));
    }

    private static ObjectNode by(ObjectNode view, JsonNode made) {
        JsonNode author = made.path("user").path("login");
        return author.isTextual() ? view.put("author", author.textValue()) : view;
    }

    private static Uni<JsonNode> send(ProviderCall call, ProviderRequest request) {
        return answer(call, request).map(ProviderResponse::body);
    }

    private static Uni<ProviderResponse> answer(ProviderCall call, ProviderRequest request) {
        return call.client().send(request.withHeader("Accept", "application/vnd.github+json")
                .withHeader("X-GitHub-Api-Version", "2022-11-28")).map(GitHubFailures::require);
    }

    private static String[] repository(ProviderCall call, String first, String... more) {
        return Picked.path(List.of("repos", call.text("owner"), call.text("repo"), first), more);
    }
}
