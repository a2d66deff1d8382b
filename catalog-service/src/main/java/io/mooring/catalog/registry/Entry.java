package io.mooring.catalog.registry;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One version of one server, judged and ready to be stored.
 *
 * @param name its name in the registry, {@code publisher/server}
 * @param version as published
 * @param rank sorts versions of a server from old to new, see {@link VersionRank}
 * @param publisher the part of the name before the slash
 * @param status active, deprecated, deleted or a word we do not know
 * @param statusMessage why it has this status
 * @param latest whether the registry calls it the latest version
 * @param publishedAt when it was published, where the registry says so
 * @param updatedAt when it last changed
 * @param title for people; the server's part of the name when it has none
 * @param description what it is for
 * @param label name and title in lower case: where a hit counts most
 * @param search everything a person may search for, in lower case
 * @param obstacle why it can't run here; none when it can
 * @param remote whether it can be reached without being started
 * @param registryTypes where its packages come from
 * @param categories as its publisher files it
 * @param hash of the entry
 * @param entry the row as served, JSON text
 */
public record Entry(String name, String version, String rank, String publisher, String status,
        @Nullable String statusMessage, boolean latest, @Nullable Instant publishedAt, @Nullable Instant updatedAt,
        String title, String description, String label, String search, @Nullable String obstacle, boolean remote,
        List<String> registryTypes, List<String> categories, String hash, String entry) {

    static final String ACTIVE = "active";
    static final String DEPRECATED = "deprecated";
    static final String DELETED = "deleted";
    /** Our own word: a complete scan did not find it any more. */
    static final String GONE = "gone";
}
