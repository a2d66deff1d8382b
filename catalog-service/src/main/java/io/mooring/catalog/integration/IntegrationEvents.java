package io.mooring.catalog.integration;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Changes;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.catalog.AuthInput;
import io.mooring.contracts.event.catalog.AuthMethod;
import io.mooring.contracts.event.catalog.IntegrationChanged;
import io.mooring.contracts.event.catalog.IntegrationRegistered;
import io.mooring.contracts.event.catalog.IntegrationRemoved;
import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.OAuthMethod;
import io.mooring.contracts.event.catalog.Placement;

/** What others hear about an integration. */
public final class IntegrationEvents {

    private IntegrationEvents() {}

    public static Event registered(Integration integration) {
        return Event.of(integration.tenant(), integration.slug(),
                IntegrationRegistered.newBuilder().setTenant(integration.tenant()).setSlug(integration.slug())
                        .setName(integration.name()).setKind(integration.kind().label())
                        .setToolCount(integration.toolCount()).setVersion(integration.version()).build());
    }

    /** Whatever changed, the tools by name. */
    public static Event changed(Integration integration, Changes changes) {
        return Event.of(integration.tenant(), integration.slug(),
                IntegrationChanged.newBuilder().setTenant(integration.tenant()).setSlug(integration.slug())
                        .setName(integration.name()).setAddedTools(changes.added())
                        .setRemovedTools(changes.removed()).setChangedTools(changes.changed())
                        .setVersion(integration.version()).build());
    }

    public static Event removed(String tenant, String slug, long version) {
        return Event.of(tenant, slug,
                IntegrationRemoved.newBuilder().setTenant(tenant).setSlug(slug).setVersion(version).build());
    }

    public static Event gone(String tenant, String slug) {
        return Event.tombstone(Topics.STATE_INTEGRATION, tenant, slug);
    }

    public static Event state(Integration integration) {
        return Event.of(integration.tenant(), integration.slug(),
                IntegrationState.newBuilder().setTenant(integration.tenant()).setSlug(integration.slug())
                        .setName(integration.name()).setDescription(integration.description())
                        .setKind(integration.kind().label()).setBaseUrl(integration.baseUrl())
                        .setDisplayUrl(integration.displayUrl())
                        .setAuthMethods(integration.authMethods().stream().map(IntegrationEvents::method).toList())
                        .setCanRemove(integration.canRemove()).setCanRefresh(integration.canRefresh())
                        .setProvider(integration.curation().provider()).setFamily(integration.curation().family())
                        .setTier(integration.curation().tier()).setRoles(integration.curation().roles())
                        .setConfigRevision(integration.configRevision()).setRuntime(integration.runtime())
                        .setConfigSchema(integration.configSchema()).setVersion(integration.version()).build());
    }

    private static AuthMethod method(AuthTemplate template) {
        return AuthMethod.newBuilder().setTemplate(template.slug()).setKind(template.kind()).setName(template.name())
                .setPlacements(template.placements().stream().map(IntegrationEvents::placement).toList())
                .setInputs(template.inputs().stream().map(IntegrationEvents::input).toList())
                .setOauth(oauth(template.oauth())).build();
    }

    private static AuthInput input(AuthTemplate.Input input) {
        return AuthInput.newBuilder().setName(input.name()).setLabel(input.label()).setDescription(input.description())
                .setSecret(input.secret()).setRequired(input.required()).setFallback(input.fallback())
                .setChoices(input.choices()).build();
    }

    private static @Nullable OAuthMethod oauth(AuthTemplate.@Nullable OAuth oauth) {
        return oauth == null
                ? null
                : OAuthMethod.newBuilder().setProvider(oauth.provider()).setDiscoveryUrl(oauth.discoveryUrl())
                        .setAuthorizationUrl(oauth.authorizationUrl()).setTokenUrl(oauth.tokenUrl())
                        .setRefreshUrl(oauth.refreshUrl()).setResource(oauth.resource()).setScopes(oauth.scopes())
                        .setFlows(oauth.flows()).build();
    }

    private static Placement placement(AuthTemplate.Placement placement) {
        return Placement.newBuilder().setCarrier(placement.carrier()).setName(placement.name())
                .setPrefix(placement.prefix()).setVariable(placement.variable()).setLiteral(placement.literal())
                .setEncoding(placement.encoding()).build();
    }
}
