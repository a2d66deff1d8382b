package io.mooring.catalog.openapi;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.document.Library;

/**
 * What is known of a document beside its text.
 *
 * @param documentUrl where it was fetched from
 * @param baseUrl where its calls shall go, whatever it says itself
 * @param library the documents it refers to
 */
record Origin(@Nullable URI documentUrl, @Nullable String baseUrl, Library library) {

    /** A document that refers to no other. */
    Origin(@Nullable URI documentUrl, @Nullable String baseUrl) {
        this(documentUrl, baseUrl, Library.NONE);
    }
}
