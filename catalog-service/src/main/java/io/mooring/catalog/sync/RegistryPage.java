package io.mooring.catalog.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.registry.Entry;
import io.mooring.catalog.registry.Judgement;
import io.mooring.catalog.registry.Judgement.Kept;
import io.mooring.catalog.registry.Judgement.Skipped;

/**
 * One page, its rows judged.
 *
 * @param kept rows for the copy
 * @param skipped rows that break the schema
 * @param next cursor of the page after it; none on the last one
 */
record RegistryPage(List<Entry> kept, List<Skipped> skipped, @Nullable String next) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_CURSOR = 4096;

    /** Fails with {@link RegistryFailure} when it is not a page at all. */
    static RegistryPage read(byte[] body) {
        JsonNode page = tree(body);
        JsonNode servers = page.path("servers");
        // the official registry answers null for none
        if (!page.isObject() || !servers.isArray() && !(page.has("servers") && servers.isNull())) {
            throw RegistryFailure.repeat("expected an array at /servers of the page", null);
        }
        List<Entry> kept = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (JsonNode row : servers) {
            switch (Judgement.of(row)) {
                case Kept(Entry entry) -> kept.add(entry);
                case Skipped skip -> skipped.add(skip);
            }
        }
        return new RegistryPage(kept, skipped, next(page.path("metadata")));
    }

    int rows() {
        return kept.size() + skipped.size();
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw RegistryFailure.repeat("expected a page in JSON", null);
        }
    }

    private static @Nullable String next(JsonNode metadata) {
        JsonNode cursor = metadata.has("nextCursor") ? metadata.path("nextCursor") : metadata.path("next_cursor");
        String text = cursor.isTextual() ? cursor.textValue() : "";
        if (text.length() > LONGEST_CURSOR || text.indexOf('\0') >= 0) {
            throw RegistryFailure.giveUp("expected a cursor of at most " + LONGEST_CURSOR + " characters");
        }
        return text.isEmpty() ? null : text;
    }
}
