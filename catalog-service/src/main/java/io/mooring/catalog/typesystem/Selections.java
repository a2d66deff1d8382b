package io.mooring.catalog.typesystem;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.typesystem.Members.Pick;
import io.mooring.catalog.typesystem.NamedType.Field;

/**
 * The selection of one root field when its caller names none: what says most and costs the upstream little. Scalars
 * and enums first, then objects, three levels deep; no field twice on a way down, none that needs arguments or is
 * deprecated. Below the root nothing that comes in pages: such a field costs a query of its own.
 */
final class Selections {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Leaves of an object at each level, the root's value first. */
    private static final int[] LEAVES = {60, 30, 8};
    private static final int MOST_FIELDS = 250;
    private static final int MOST_MEMBERS = 8;
    private static final Set<String> PAGING = Set.of("first", "last", "limit", "take", "skip", "offset", "page",
            "pageSize", "perPage");
    /** What tells an object apart comes first where not all fits. */
    private static final List<String> TELLING = List.of("id", "name", "title", "login", "slug", "key", "code", "email",
            "url", "state", "status", "createdAt", "updatedAt", "message");

    private final TypeSystem types;
    private final Deque<String> path = new ArrayDeque<>();
    private int fields;

    private Selections(TypeSystem types) {
        this.types = types;
    }

    /** For a value that is no leaf. */
    static Selection of(NamedType type, TypeSystem types) {
        return new Selections(types).select(type, 0);
    }

    /** The value of a field whose own value is described. */
    static ObjectNode wrap(TypeRef reference, ObjectNode value) {
        return switch (reference) {
            case TypeRef.NonNull(TypeRef.ListOf(TypeRef item)) -> list(item, value);
            case TypeRef.NonNull(TypeRef inner) -> value;
            case TypeRef.ListOf(TypeRef item) -> InputTypes.orNull(list(item, value));
            case TypeRef.Named named -> InputTypes.orNull(value);
        };
    }

    private static ObjectNode list(TypeRef item, ObjectNode value) {
        ObjectNode list = JSON.objectNode().put("type", "array");
        return list.set("items", wrap(item, value));
    }

    /** What comes back for a leaf. An enum may have grown since, so it is told as text. */
    static ObjectNode leaf(NamedType type) {
        return type.form() == NamedType.Form.ENUM
                ? JSON.objectNode().put("type", "string")
                : Scalars.output(type.name());
    }

    private Selection select(NamedType type, int level) {
        path.push(type.name());
        Selection selection = Selection.empty();
        if (Connection.is(type, types)) {
            addConnection(type, level, selection);
        } else if (type.isAbstract()) {
            addMembers(type, level, selection);
        } else {
            addFields(Pick.plain(type.fields()), level, selection);
        }
        if (selection.isEmpty()) {
            selection.addTypeName();
        }
        path.pop();
        return selection;
    }

    private void addFields(List<Pick> candidates, int level, Selection selection) {
        List<Pick> selectable = candidates.stream()
                .filter(pick -> pick.field().deprecation() == null && !pick.field().needsArguments()).toList();
        leaves(selectable, LEAVES[level]).forEach(pick -> addLeaf(pick, selection));
        if (level + 1 < LEAVES.length) {
            selectable.stream().filter(pick -> !isLeaf(pick.field()) && isCheap(pick.field()))
                    .forEach(pick -> addObject(pick, level + 1, selection));
        }
    }

    private List<Pick> leaves(List<Pick> selectable, int most) {
        List<Pick> leaves = selectable.stream().filter(pick -> isLeaf(pick.field())).toList();
        if (leaves.size() <= most) {
            return leaves;
        }
        Set<Pick> chosen = leaves.stream().sorted(Comparator.comparingInt(Selections::rank)).limit(most)
                .collect(Collectors.toSet());
        return leaves.stream().filter(chosen::contains).toList();
    }

    private static int rank(Pick pick) {
        int place = TELLING.indexOf(pick.field().name());
        return place < 0 ? TELLING.size() : place;
    }

    private void addLeaf(Pick pick, Selection selection) {
        if (fields < MOST_FIELDS) {
            fields++;
            NamedType type = types.require(pick.field().type(), pick.field().pointer());
            selection.add(pick.key(), wrap(pick.field().type(), leaf(type)), pick.text());
        }
    }

    private void addObject(Pick pick, int level, Selection selection) {
        NamedType type = types.require(pick.field().type(), pick.field().pointer());
        if (fields < MOST_FIELDS && !path.contains(type.name())) {
            fields++;
            Selection inner = select(type, level);
            selection.add(pick.key(), wrap(pick.field().type(), inner.schema()), pick.text() + " " + inner.text());
        }
    }

    /** The items once: as nodes where there are any, else by way of their edges. */
    private void addConnection(NamedType type, int level, Selection selection) {
        List<Field> about = type.fields().stream().filter(field -> isLeaf(field) || field.name().equals("pageInfo"))
                .toList();
        addFields(Pick.plain(about), level, selection);
        Connection.items(type, types).ifPresent(items -> addObject(new Pick(items.name(), items),
                items.name().equals("edges") ? level : Math.min(level + 1, LEAVES.length - 1), selection));
    }

    /** What all have in common, then a fragment for each of a few. */
    private void addMembers(NamedType type, int level, Selection selection) {
        selection.addTypeName();
        addFields(Pick.plain(type.fields()), level, selection);
        if (type.members().size() <= MOST_MEMBERS) {
            Members members = Members.of(type, types);
            members.types().forEach(member -> addFragment(member, members, level, selection));
        }
    }

    private void addFragment(NamedType member, Members members, int level, Selection selection) {
        Selection fragment = Selection.empty();
        path.push(member.name());
        addFields(members.own(member), Math.max(level, 1), fragment);
        path.pop();
        if (!fragment.isEmpty()) {
            selection.addFragment(member.name(), fragment);
        }
    }

    private boolean isLeaf(Field field) {
        return types.find(field.type().named()).filter(NamedType::isLeaf).isPresent();
    }

    private boolean isCheap(Field field) {
        return field.arguments().stream().noneMatch(argument -> PAGING.contains(argument.name()))
                && types.find(field.type().named()).filter(type -> !Connection.is(type, types)).isPresent();
    }
}
