package io.mooring.catalog.openapi;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a document beside its text.
 *
 * @param documentUrl where it was fetched from
 * @param baseUrl where its calls shall go, whatever it says itself
 */
record Origin(@Nullable URI documentUrl, @Nullable String baseUrl) {}
