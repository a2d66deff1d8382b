package io.mooring.webhook.event;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Why an event comes once more though it is stored: somebody asked for it. A header of its record.
 *
 * @param id of the replay
 * @param subscription the only one it is for; null: for all that asked for such events
 * @param redeliver whether what was delivered is sent once more, too
 */
public record Replay(String id, @Nullable String subscription, boolean redeliver) {

    /** Name of the header. */
    public static final String HEADER = "mooring_replay";

    private static final String SEPARATOR = " ";

    /** Value of the header: ids have no space. */
    public String text() {
        return id + SEPARATOR + redeliver + (subscription == null ? "" : SEPARATOR + subscription);
    }

    /** Reads the header; null when there is none. */
    static @Nullable Replay find(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return null;
        }
        String[] parts = new String(header.value(), StandardCharsets.UTF_8).split(SEPARATOR, 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("header " + HEADER + " is not one of ours");
        }
        return new Replay(parts[0], parts.length == 3 ? parts[2] : null, Boolean.parseBoolean(parts[1]));
    }
}
