package io.mooring.catalog.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;

/** What is done with one row of the registry. One that breaks the schema costs nobody else anything. */
public sealed interface Judgement {

    /** It joins the copy. */
    record Kept(Entry entry) implements Judgement {}

    /**
     * It breaks the schema and is left out.
     *
     * @param name empty when even that can't be read
     * @param version empty when it can't be read
     * @param reason the place and what was expected there
     * @param takenDown whether the registry deleted it: then an earlier good copy of it is deleted too
     */
    record Skipped(String name, String version, String reason, boolean takenDown) implements Judgement {}

    /** Judges one item of {@code servers}. */
    static Judgement of(JsonNode row) {
        Place server = Place.root(row).at("server");
        JsonNode official = official(row);
        try {
            ServerShape.require(server);
            return new Kept(entry(server, official, row));
        } catch (DocumentFault fault) {
            return new Skipped(printable(server.text("name")), printable(server.text("version")),
                    fault.pointer() + ": " + fault.expected(), Entry.DELETED.equals(status(official)));
        }
    }

    private static Entry entry(Place server, JsonNode official, JsonNode row) {
        String name = server.text("name");
        Instant published = time(official.path("publishedAt"));
        Listing listing = Listing.of(server, row);
        String text = row.toString();
        String status = status(official);
        return new Entry(name, server.text("version"), VersionRank.of(server.text("version"), published),
                name.substring(0, name.indexOf('/')), status, message(official),
                official.path("isLatest").asBoolean(), published, time(official.path("updatedAt")), listing.title(),
                listing.description(), listing.label(), listing.search(), Obstacle.of(server.node(), status),
                Obstacle.isRemote(server.node()), listing.registryTypes(), listing.categories(),
                ContentHash.of(text), text);
    }

    /** Other registries have no word of their own; the draft of the API puts it beside the name of the official one. */
    private static JsonNode official(JsonNode row) {
        return row.path("_meta").path("io.modelcontextprotocol.registry/official");
    }

    private static String status(JsonNode official) {
        String status = printable(official.path("status").asText());
        return status.isBlank() ? Entry.ACTIVE : status;
    }

    private static @Nullable String message(JsonNode official) {
        String message = printable(official.path("statusMessage").asText());
        return message.isBlank() || "null".equals(message) ? null : message;
    }

    /** A time that can't be read is no time: it only sorts. */
    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }
}
