package io.mooring.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The route table, most telling route first. */
record Routes(List<Route> routes) {

    Routes {
        routes = routes.stream().sorted(Route.MOST_TELLING).toList();
    }

    /** The table of this checkout, {@code deploy/gateway/routes.json}. */
    static Routes load() {
        try (InputStream in = Routes.class.getResourceAsStream("/routes.json")) {
            return read(new JsonArray(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Routes read(JsonArray table) {
        return new Routes(table.stream().map(JsonObject.class::cast).map(line -> Route.of(line.getString("path"),
                line.getBoolean("exact", false), line.getString("service"))).toList());
    }

    /** The service behind a path; empty for what is nobody's and for what could be read in two ways. */
    Optional<String> find(String path) {
        if (Segments.ambiguous(path)) {
            return Optional.empty();
        }
        List<String> segments = Segments.of(path);
        return routes.stream().filter(route -> route.fits(segments)).findFirst().map(Route::service);
    }
}
