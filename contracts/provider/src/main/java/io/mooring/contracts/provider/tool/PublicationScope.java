package io.mooring.contracts.provider.tool;

import java.util.List;

/**
 * One action a publication can grant.
 *
 * @param action {@code <thing>.<verb>}: {@code comment.create}
 * @param tools names of the tools that perform it
 * @param scopes of OAuth it needs
 * @param resources forms of the resources a grant can be narrowed to: {@code issue:{owner}/{repo}#{issue_number}}
 */
public record PublicationScope(String action, List<String> tools, List<String> scopes, List<String> resources) {

    public PublicationScope {
        tools = List.copyOf(tools);
        scopes = List.copyOf(scopes);
        resources = List.copyOf(resources);
    }
}
