package io.mooring.catalog.intake;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.intake.DetectResource.Detect;
import io.mooring.catalog.intake.IntegrationsResource.ChangeIntegration;
import io.mooring.catalog.intake.IntegrationsResource.Wanted;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** The control tools by name: each does what its route does, with the same checks and the same answer. */
@ApplicationScoped
class Controls {

    private static final Set<String> FOR_READERS = Set.of("integrations_list", "integrations_get", "tools_list",
            "tools_get");

    private final IntegrationsResource integrations;
    private final ToolsResource tools;
    private final DetectResource detection;
    private final AddControls adding;

    Controls(IntegrationsResource integrations, ToolsResource tools, DetectResource detection, AddControls adding) {
        this.integrations = integrations;
        this.tools = tools;
        this.detection = detection;
        this.adding = adding;
    }

    /** Whether a tool is for those only who may change the catalog. */
    static boolean forWriters(String tool) {
        return !FOR_READERS.contains(tool);
    }

    /** Fails as the route does, with 404 for a tool there is not. */
    Uni<Object> run(String tool, ObjectNode arguments) {
        return switch (tool) {
            case "integrations_list" -> integrations
                    .list(wanted(arguments), text(arguments, "limit"), text(arguments, "cursor"))
                    .map(Object.class::cast);
            case "integrations_get" -> integrations.find(slug(arguments)).map(Object.class::cast);
            case "integrations_update" -> integrations
                    .change(slug(arguments),
                            new ChangeIntegration(text(arguments, "name"), text(arguments, "description")))
                    .map(Object.class::cast);
            case "integrations_remove" -> integrations.remove(slug(arguments)).map(Object.class::cast);
            case "integrations_detect" -> detection.detect(new Detect(text(arguments, "url"))).map(Object.class::cast);
            case "tools_list" -> tools.list(require(arguments, "integration"), text(arguments, "text"),
                    text(arguments, "tag"), text(arguments, "readOnly"), text(arguments, "limit"),
                    text(arguments, "cursor")).map(Object.class::cast);
            case "tools_get" -> tools.find(require(arguments, "integration"), require(arguments, "name"), null)
                    .map(Object.class::cast);
            case "openapi_update_spec" -> adding.update(slug(arguments), arguments);
            default -> adding.run(tool, arguments);
        };
    }

    private static Wanted wanted(ObjectNode arguments) {
        Wanted wanted = new Wanted();
        wanted.kind = text(arguments, "kind");
        wanted.tier = text(arguments, "tier");
        wanted.role = text(arguments, "role");
        wanted.text = text(arguments, "text");
        return wanted;
    }

    private static String slug(ObjectNode arguments) {
        return require(arguments, "slug");
    }

    private static String require(ObjectNode arguments, String name) {
        String value = text(arguments, name);
        if (value == null) {
            throw GeneralError.BAD_REQUEST.at("/arguments/" + name, "expected a text");
        }
        return value;
    }

    /** As a route would get it: in text, also a number or a flag. */
    private static @Nullable String text(ObjectNode arguments, String name) {
        JsonNode value = arguments.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
