package io.mooring.executor.entrance;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may come to the MCP endpoint. */
@ConfigMapping(prefix = "executor.entrance")
interface EntranceConfig {

    /** Address of the gateway as clients know it. */
    @WithDefault("${MOORING_PUBLIC_URL:http://localhost:7400}")
    URI publicUrl();

    /** Who issues tokens for the endpoint. */
    @WithDefault("${quarkus.oidc.auth-server-url}")
    String authorizationServer();

    /** Requests a caller may make in a second, for long; of one replica. */
    @WithDefault("3000")
    @Min(1)
    long perSecond();

    /** Requests a caller may make at once, when it made none for a while. */
    @WithDefault("6000")
    @Min(1)
    long atOnce();

    /** Origins of web pages that may use it, besides its own; e.g. {@code https://app.example}. */
    Optional<List<String>> origins();
}
