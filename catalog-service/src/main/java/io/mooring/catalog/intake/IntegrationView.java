package io.mooring.catalog.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.OAuth;
import io.mooring.catalog.Draft;
import io.mooring.catalog.integration.Integration;

/** An integration as callers see it: never its configuration. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntegrationView(String slug, String name, String description, String kind, boolean canRemove, boolean canRefresh,
        List<AuthMethod> authMethods, @Nullable String displayUrl, int toolCount, @Nullable String provider,
        @Nullable String family, @Nullable String tier, List<String> roles, long configRevision, long version) {

    /** One way to authenticate; a connection names its {@code template}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuthMethod(String id, String label, String kind, String template, List<Placement> placements,
            List<Input> inputs, @Nullable OAuth oauth) {}

    /** Where one value goes; see {@link AuthTemplate.Placement}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Placement(String carrier, String name, String prefix, String variable, @Nullable String literal,
            String encoding) {}

    static IntegrationView of(Integration integration) {
        Draft.Curation curation = integration.curation();
        return new IntegrationView(integration.slug(), integration.name(), integration.description(),
                integration.kind().label(), integration.canRemove(), integration.canRefresh(),
                methods(integration.authMethods()), integration.displayUrl(), integration.toolCount(),
                curation.provider(), curation.family(), curation.tier(), curation.roles(),
                integration.configRevision(), integration.version());
    }

    static List<AuthMethod> methods(List<AuthTemplate> templates) {
        return templates.stream().map(IntegrationView::method).toList();
    }

    private static AuthMethod method(AuthTemplate template) {
        return new AuthMethod(template.slug(), template.name(), template.kind(), template.slug(),
                template.placements().stream().map(IntegrationView::placement).toList(), template.inputs(),
                template.oauth());
    }

    private static Placement placement(AuthTemplate.Placement placement) {
        return new Placement(placement.carrier(), placement.name(), placement.prefix(), placement.variable(),
                placement.literal(), placement.encoding());
    }
}
