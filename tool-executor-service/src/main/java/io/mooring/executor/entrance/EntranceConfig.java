package io.mooring.executor.entrance;

import java.net.URI;
import java.util.List;
import java.util.Optional;

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

    /** Origins of web pages that may use it, besides its own; e.g. {@code https://app.example}. */
    Optional<List<String>> origins();
}
