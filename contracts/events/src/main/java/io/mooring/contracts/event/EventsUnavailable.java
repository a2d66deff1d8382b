package io.mooring.contracts.event;

/** The event path is not usable right now: nothing was accepted, the caller may try again. Rendered as 503. */
public final class EventsUnavailable extends RuntimeException {

    public EventsUnavailable(String message) {
        super(message);
    }

    public EventsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
