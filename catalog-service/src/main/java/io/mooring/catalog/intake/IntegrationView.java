package io.mooring.catalog.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.integration.Integration;

/** An integration as callers see it: never its configuration. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntegrationView(String slug, String name, String description, String kind, boolean canRemove, boolean canRefresh,
        List<AuthMethod> authMethods, @Nullable String displayUrl, int toolCount) {

    /** One way to authenticate; a connection names its {@code template}. */
    record AuthMethod(String id, String label, String kind, String template, List<Placement> placements) {}

    /** Where one value goes; see {@link AuthTemplate.Placement}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Placement(String carrier, String name, String prefix, String variable, @Nullable String literal,
            String encoding) {}

    static IntegrationView of(Integration integration) {
        return new IntegrationView(integration.slug(), integration.name(), integration.description(),
                integration.kind().label(), integration.canRemove(), integration.canRefresh(),
                integration.authMethods().stream().map(IntegrationView::method).toList(), integration.displayUrl(),
                integration.toolCount());
    }

    private static AuthMethod method(AuthTemplate template) {
        return new AuthMethod(template.slug(), template.name(), template.kind(), template.slug(),
                template.placements().stream().map(IntegrationView::placement).toList());
    }

    private static Placement placement(AuthTemplate.Placement placement) {
        return new Placement(placement.carrier(), placement.name(), placement.prefix(), placement.variable(),
                placement.literal(), placement.encoding());
    }
}
