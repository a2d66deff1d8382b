package io.mooring.contracts.provider.linear;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.tool.Picked;
import io.mooring.contracts.provider.tool.ProviderCall;
import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.ToolFile;
import io.smallrye.mutiny.Uni;

/** Linear's tools over its GraphQL API. Arguments go as variables, never into the text of a query. */
final class LinearTools {

    static final List<ProviderTool> ALL = ToolFile.read(LinearTools.class, Map.of(
            "create_issue", LinearTools::createIssue,
            "update_issue", LinearTools::updateIssue,
            "create_comment", LinearTools::createComment,
            "get_issue", LinearTools::getIssue,
            "list_issues", LinearTools::listIssues,
            "search_issues", LinearTools::searchIssues,
            "list_teams", LinearTools::listTeams));

    private static final String ISSUE = " id identifier title description priority url createdAt updatedAt"
            + " state { id name } team { id key } assignee { id name } ";
    private static final int PAGE = 25;

    private LinearTools() {}

    private static Uni<JsonNode> createIssue(ProviderCall call) {
        return change(call, "mutation($input: IssueCreateInput!) { answer: issueCreate(input: $input) { success issue {"
                + ISSUE + "} } }", variables(null, input(call))).map(answer -> answer.path("issue"));
    }

    private static Uni<JsonNode> updateIssue(ProviderCall call) {
        return change(call, "mutation($id: String!, $input: IssueUpdateInput!) {"
                + " answer: issueUpdate(id: $id, input: $input) { success issue {" + ISSUE + "} } }",
                variables(call.argument("issue_id"), input(call))).map(answer -> answer.path("issue"));
    }

    private static Uni<JsonNode> createComment(ProviderCall call) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("issueId", call.argument("issue_id"));
        input.set("body", call.argument("body"));
        return change(call, "mutation($input: CommentCreateInput!) { answer: commentCreate(input: $input)"
                + " { success comment { id body url createdAt } } }", variables(null, input))
                .map(answer -> answer.path("comment"));
    }

    private static Uni<JsonNode> getIssue(ProviderCall call) {
        return read(call, "query($id: String!) { answer: issue(id: $id) {" + ISSUE
                + "comments(first: 50) { nodes { id body createdAt user { id name } } } } }",
                variables(call.argument("issue_id"), null)).map(issue -> {
                    ObjectNode view = issue.deepCopy();
                    view.set("comments", issue.at("/comments/nodes"));
                    return view;
                });
    }

    private static Uni<JsonNode> listIssues(ProviderCall call) {
        ObjectNode variables = paged(call);
        ObjectNode filter = variables.putObject("filter");
        equal(filter, "team", call.argument("team_id"));
        equal(filter, "assignee", call.argument("assignee_id"));
        equal(filter, "state", call.argument("state_id"));
        return read(call, "query($filter: IssueFilter, $first: Int, $after: String) {"
                + " answer: issues(filter: $filter, first: $first, after: $after, orderBy: updatedAt) { nodes {" + ISSUE
                + "} pageInfo { hasNextPage endCursor } } }", variables).map(page("issues"));
    }

    private static Uni<JsonNode> searchIssues(ProviderCall call) {
        ObjectNode variables = paged(call);
        variables.set("term", call.argument("query"));
        return read(call, "query($term: String!, $first: Int, $after: String) {"
                + " answer: searchIssues(term: $term, first: $first, after: $after) { nodes {" + ISSUE
                + "} pageInfo { hasNextPage endCursor } } }", variables).map(page("issues"));
    }

    private static Uni<JsonNode> listTeams(ProviderCall call) {
        return read(call, "query($first: Int, $after: String) { answer: teams(first: $first, after: $after)"
                + " { nodes { id key name states { nodes { id name type } } } pageInfo { hasNextPage endCursor } } }",
                paged(call)).map(page("teams"));
    }

    private static ObjectNode input(ProviderCall call) {
        ObjectNode input = Picked.of(call.arguments(), "title", "description", "priority");
        Map.of("team_id", "teamId", "assignee_id", "assigneeId", "state_id", "stateId", "label_ids", "labelIds")
                .forEach((argument, field) -> {
                    if (call.arguments().has(argument)) {
                        input.set(field, call.argument(argument));
                    }
                });
        return input;
    }

    private static ObjectNode variables(@Nullable JsonNode id,
            @Nullable ObjectNode input) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            variables.set("id", id);
        }
        if (input != null) {
            variables.set("input", input);
        }
        return variables;
    }

    private static ObjectNode paged(ProviderCall call) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("first", call.argument("first").asInt(PAGE));
        if (call.arguments().has("after")) {
            variables.set("after", call.argument("after"));
        }
        return variables;
    }

    private static void equal(ObjectNode filter, String thing, JsonNode id) {
        if (!id.isMissingNode()) {
            filter.putObject(thing).putObject("id").set("eq", id);
        }
    }

    private static Function<JsonNode, JsonNode> page(String name) {
        return found -> {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.set(name, found.path("nodes"));
            return found.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.put("next", found.at("/pageInfo/endCursor").asText())
                    : page;
        };
    }

    private static Uni<JsonNode> read(ProviderCall call, String query, ObjectNode variables) {
        return answer(call, request(query, variables).reading()).map(ProviderResponse::body)
                .map(body -> body.at("/data/answer"));
    }

    /** A change Linear did not make is none, even without an error. */
    private static Uni<JsonNode> change(ProviderCall call, String mutation, ObjectNode variables) {
        return answer(call, request(mutation, variables)).map(response -> {
            JsonNode answer = response.body().at("/data/answer");
            if (!answer.path("success").asBoolean()) {
                throw ProviderFailure.of(Reason.REQUEST_REFUSED, "Linear did not do it and did not say why", response);
            }
            return answer;
        });
    }

    private static ProviderRequest request(String query, ObjectNode variables) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", query);
        body.set("variables", variables);
        return ProviderRequest.of("POST", body);
    }

    private static Uni<ProviderResponse> answer(ProviderCall call, ProviderRequest request) {
        return call.client().send(request).map(LinearFailures::require);
    }
}
