package io.mooring.catalog;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * What stands behind a URL, as one kind sees it.
 *
 * @param kind that would register it
 * @param confidence how sure the kind is
 * @param endpoint what to register
 * @param name proposed name
 * @param slug proposed slug, in the form of {@link Slug}
 * @param preset what installs it by its name; absent when nothing does
 */
public record Detection(Kind kind, Confidence confidence, URI endpoint, String name, String slug,
        @Nullable String preset) {

    /** What no preset is known of. */
    public Detection(Kind kind, Confidence confidence, URI endpoint, String name, String slug) {
        this(kind, confidence, endpoint, name, slug, null);
    }

    /** From sure to possible. */
    public enum Confidence {
        HIGH, MEDIUM, LOW
    }

    /** A kind that can look at a URL. Each is a bean; all are asked side by side under one deadline. */
    public interface Detector {

        /**
         * Looks without credentials, through the egress guard. Empty when it is nothing of this kind; a failure counts
         * as that too.
         */
        Uni<Optional<Detection>> detect(URI url);
    }
}
