package io.mooring.webhook.endpoint;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Endpoints as providers and the intake see them. */
@ConfigMapping(prefix = "webhook.endpoint")
interface EndpointConfig {

    /** What providers call; the path {@code /webhook/…} is appended. Environment: {@code MOORING_PUBLIC_URL}. */
    URI publicUrl();

    /** How long the intake trusts its copy of an endpoint: a deleted one is refused everywhere after this time. */
    @WithDefault("1S")
    Duration freshFor();

    /** How long the intake goes on with its copy while the database does not answer. */
    @WithDefault("1H")
    Duration staleFor();

    /** How long the database may take for an endpoint that is not known yet; a provider waits meanwhile. */
    @WithDefault("4S")
    Duration lookUpWithin();

    /** Webhooks that may wait for the database at the same time; one more is refused, and those of known endpoints are taken. */
    @WithDefault("500")
    int lookingUp();

    /** Endpoints the intake keeps a copy of; the least used ones go first. */
    @WithDefault("20000")
    int copies();
}
