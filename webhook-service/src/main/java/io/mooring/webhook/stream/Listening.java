package io.mooring.webhook.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.event.EventFilter;
import io.mooring.webhook.event.StoredEvents.Told;
import io.mooring.webhook.event.StreamPosition;

/** How far one listener got, and when it last heard anything. */
final class Listening {

    private final EventFilter wanted;
    private final Duration alive;
    private @Nullable StreamPosition position;
    private Instant lastWord;

    /**
     * One that begins.
     *
     * @param alive longest silence
     */
    Listening(EventFilter wanted, Duration alive, Instant now) {
        this.wanted = wanted;
        this.alive = alive;
        this.lastWord = now;
    }

    /** None until {@link #begin}. */
    @Nullable
    StreamPosition position() {
        return position;
    }

    /**
     * Decides where to begin.
     *
     * @param last what the listener has; of a database that is no longer this one when it is ahead of the end
     * @param end after everything there is
     */
    void begin(@Nullable StreamPosition last, StreamPosition end) {
        position = last == null || last.tx() >= end.tx() ? end : last;
    }

    /** Moves on over what was read, and answers what of it the listener wants. */
    List<Told> take(List<Told> read, Instant now) {
        if (!read.isEmpty()) {
            position = read.getLast().position();
        }
        List<Told> heard = read.stream().filter(this::wants).toList();
        if (!heard.isEmpty()) {
            lastWord = now;
        }
        return heard;
    }

    private boolean wants(Told event) {
        return (wanted.provider() == null || wanted.provider().equals(event.provider()))
                && wanted.wantsType(event.type());
    }

    /** Whether it is time for a word only to be heard; it counts as said. */
    boolean isSilent(Instant now) {
        boolean silent = Duration.between(lastWord, now).compareTo(alive) >= 0;
        if (silent) {
            lastWord = now;
        }
        return silent;
    }
}
