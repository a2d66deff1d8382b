package io.mooring.connection.authconfig;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where browsers and providers find Mooring. */
@ConfigMapping(prefix = "connection.public")
public interface PublicConfig {

    /** Address of the gateway as the outside knows it; the launcher sets {@code MOORING_PUBLIC_URL}. */
    @WithDefault("${MOORING_PUBLIC_URL:http://localhost:7400}")
    URI url();

    /** Path of the pages of connect sessions; the id follows. */
    String CONNECT_PAGE = "/connect/s/";

    /** Whether it is the page of a connect session, which only the session's own browser can open. */
    default boolean isOwnPage(String there) {
        String pages = at(CONNECT_PAGE);
        return there.startsWith(pages) && there.substring(pages.length()).matches("[a-z0-9_]{1,64}");
    }

    /** A path on it. */
    default String at(String path) {
        return url().toString().replaceFirst("/+$", "") + path;
    }
}
