package io.mooring.catalog.database;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.contracts.provider.FormField;
import io.mooring.contracts.provider.ProviderFacts;

/** Databases as drafts of integrations. */
public final class DatabaseDrafts {

    private static final JsonMapper JSON = new JsonMapper();

    private DatabaseDrafts() {}

    /**
     * The draft of a database of this provider. Its one way to authenticate is the form: every field is an input, and
     * reaches the executor under its own name.
     */
    public static Draft of(Slug slug, String name, String description, ProviderFacts facts, Curation curation) {
        if (facts.database() == null) {
            throw new IllegalArgumentException(facts.id() + " is no database");
        }
        String type = facts.database().type();
        String runtime = JSON.createObjectNode().put("database", type).toString();
        ObjectNode config = JSON.createObjectNode().put("database", type);
        config.set("authenticationTemplate", JSON.valueToTree(List.of(form(facts))));
        return new Draft(slug, name, description, Kind.DATABASE, null, facts.docsUrl(), false, config.toString(),
                runtime, null, curation, DatabaseTools.of(type));
    }

    private static AuthTemplate form(ProviderFacts facts) {
        List<Placement> placements = facts.inputs().stream()
                .map(field -> new Placement("env", field.name(), "", field.name(), null, "plain")).toList();
        return new AuthTemplate("credentials", "apikey", facts.displayName() + " credentials", placements,
                facts.inputs().stream().map(DatabaseDrafts::input).toList(), null);
    }

    private static Input input(FormField field) {
        return new Input(field.name(), field.label(), text(field.help(), ""), field.secret(),
                field.required() && field.fallback() == null,
                field.fallback() == null ? null : field.fallback().toString(), field.choices());
    }

    private static String text(@Nullable String given, String absent) {
        return given == null ? absent : given;
    }
}
