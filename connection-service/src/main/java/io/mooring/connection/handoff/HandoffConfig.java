package io.mooring.connection.handoff;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The hosted connect page. */
@ConfigMapping(prefix = "connection.handoff")
interface HandoffConfig {

    /** Origins whose pages may show it in a frame, such as {@code https://app.example}; none when absent. */
    Optional<List<String>> frameAncestors();
}
