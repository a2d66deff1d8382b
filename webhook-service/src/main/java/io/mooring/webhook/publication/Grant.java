package io.mooring.webhook.publication;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.tool.PublicationScope;
import io.mooring.webhook.Fields;

/**
 * What a publication grants, checked. Pure.
 *
 * @param actions in alphabetical order
 * @param reach complete
 */
record Grant(List<String> actions, Reach reach) {

    private static final int LONGEST = 512;
    private static final int LONGEST_USER = 256;
    private static final Pattern HOLE = Pattern.compile("\\{[a-z_]+}");

    /** Fails with 400 that names the field and what the provider has. */
    static Grant of(@Nullable List<@Nullable String> actions, @Nullable Reach reach, List<PublicationScope> scopes) {
        List<String> granted = actions(actions, scopes);
        return new Grant(granted, reach(reach, scopes.stream().filter(scope -> granted.contains(scope.action()))
                .toList()));
    }

    private static List<String> actions(@Nullable List<@Nullable String> wishes, List<PublicationScope> scopes) {
        Set<String> known = scopes.stream().map(PublicationScope::action)
                .collect(Collectors.toCollection(TreeSet::new));
        if (wishes == null || wishes.isEmpty() || wishes.size() > known.size()) {
            throw GeneralError.BAD_REQUEST.at("/actions", "expected some of " + known + ", each once");
        }
        Set<String> actions = new TreeSet<>();
        for (int i = 0; i < wishes.size(); i++) {
            String wish = wishes.get(i);
            if (wish == null || !known.contains(wish)) {
                throw GeneralError.BAD_REQUEST.at("/actions/" + i, "expected one of " + known);
            }
            actions.add(wish);
        }
        return List.copyOf(actions);
    }

    private static Reach reach(@Nullable Reach wish, List<PublicationScope> granted) {
        String kind = wish == null || wish.kind() == null ? "" : wish.kind();
        if (wish != null && wish.userId() != null && !kind.equals(Reach.USER)) {
            throw GeneralError.BAD_REQUEST.at("/reach/user_id", "expected only with kind user");
        }
        if (wish != null && wish.resource() != null && !kind.equals(Reach.RESOURCE)) {
            throw GeneralError.BAD_REQUEST.at("/reach/resource", "expected only with kind resource");
        }
        return switch (kind) {
            case Reach.TENANT -> new Reach(kind, null, null);
            case Reach.USER -> new Reach(kind,
                    Fields.requireText("/reach/user_id", wish == null ? null : wish.userId(), LONGEST_USER), null);
            case Reach.RESOURCE -> new Reach(kind, null, resource(wish == null ? null : wish.resource(), granted));
            default -> throw GeneralError.BAD_REQUEST.at("/reach/kind", "expected tenant, user or resource");
        };
    }

    /** Each action must be able to be within it: else it would be granted and never admitted. */
    private static String resource(@Nullable String wish, List<PublicationScope> granted) {
        String resource = Fields.requireText("/reach/resource", wish, LONGEST);
        for (PublicationScope scope : granted) {
            if (scope.resources().stream().noneMatch(form -> fits(form, resource))) {
                throw GeneralError.BAD_REQUEST.at("/reach/resource", scope.resources().isEmpty()
                        ? "expected another reach: " + scope.action() + " can't be narrowed to a resource"
                        : "expected one of the forms " + scope.resources() + " of " + scope.action());
            }
        }
        return resource;
    }

    private static boolean fits(String form, String resource) {
        StringBuilder pattern = new StringBuilder();
        var holes = HOLE.matcher(form);
        int end = 0;
        while (holes.find()) {
            pattern.append(Pattern.quote(form.substring(end, holes.start()))).append("[^\\s{}]+?");
            end = holes.end();
        }
        return Pattern.matches(pattern.append(Pattern.quote(form.substring(end))).toString(), resource);
    }
}
