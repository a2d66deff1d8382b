package io.mooring.catalog.detection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Detection.Detector;
import io.mooring.catalog.Kind;
import io.smallrye.mutiny.Uni;

/** Database URLs, by their scheme alone: nothing is connected to. The proposal has no user, password or options. */
@ApplicationScoped
class DatabaseDetector implements Detector {

    private static final Map<String, String> NAMES = Map.of("postgres", "PostgreSQL", "postgresql", "PostgreSQL",
            "mysql", "MySQL", "mariadb", "MySQL", "redis", "Redis", "rediss", "Redis", "mongodb", "MongoDB",
            "mongodb+srv", "MongoDB");

    @Override
    public Uni<Optional<Detection>> detect(URI url) {
        return Uni.createFrom().item(Optional.ofNullable(NAMES.get(url.getScheme().toLowerCase(Locale.ROOT)))
                .map(name -> new Detection(Kind.DATABASE, Confidence.HIGH, bare(url), name,
                        name.toLowerCase(Locale.ROOT))));
    }

    private static URI bare(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        try {
            return new URI(url.getScheme() + "://" + hosts + (url.getRawPath() == null ? "" : url.getRawPath()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a part of a URL is no URL", e);
        }
    }

    /** Whether a URL of this scheme is one of a database. */
    static boolean knows(URI url) {
        return NAMES.containsKey(url.getScheme().toLowerCase(Locale.ROOT)) && url.getRawAuthority() != null;
    }
}
