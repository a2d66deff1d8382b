package io.mooring.contracts.event;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/** Where schemas live. */
@ConfigMapping(prefix = "mooring.registry")
interface EventConfig {

    /** Root of the Apicurio registry, e.g. {@code http://registry:8080}. */
    URI url();
}
