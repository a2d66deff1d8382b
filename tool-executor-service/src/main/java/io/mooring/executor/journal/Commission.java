package io.mooring.executor.journal;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.origin.WebhookOrigin;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.tool.PublicationContext;
import io.mooring.contracts.provider.tool.PublicationContext.Origin;

/**
 * On whose behalf a call is made.
 *
 * @param publication id of the publication whose grant it uses; null for none
 * @param origin what made somebody call
 * @param proof text that has to prove the origin; null when nothing has to
 */
public record Commission(@Nullable String publication, Origin origin, @Nullable String proof) {

    private static final int LONGEST = 256;

    /** One whose origin nobody has to prove (any more). */
    public Commission(@Nullable String publication, Origin origin) {
        this(publication, origin, null);
    }

    /** What caused a call, as a request says it: {@code {"kind": "webhook", "id": "who_…"}}. */
    public record Cause(@Nullable String kind, @Nullable String id) {}

    /** Nobody's but the caller's own. */
    public static Commission of(Caller caller) {
        return of(caller, null, null);
    }

    /** An agent is the origin of what it calls, whatever it says. Fails with 400 that names the field. */
    public static Commission of(Caller caller, @Nullable String publication, @Nullable Cause cause) {
        if (publication != null && (publication.isBlank() || publication.length() > LONGEST
                || publication.indexOf('\0') >= 0)) {
            throw GeneralError.BAD_REQUEST.at("/publication", "expected the id of a publication");
        }
        if (caller.mandate() != null) {
            return new Commission(publication, new Origin(Origin.Kind.AGENT, caller.subject()));
        }
        if (cause == null) {
            return new Commission(publication, new Origin(Origin.Kind.CALLER, caller.subject()));
        }
        Origin.Kind kind = kind(cause.kind());
        String id = id(cause.id());
        return kind == Origin.Kind.WEBHOOK
                ? webhook(publication, id)
                : new Commission(publication, new Origin(kind, id));
    }

    /** The text proves itself by the key of the publication it was made for. */
    private static Commission webhook(@Nullable String publication, String text) {
        String event = WebhookOrigin.event(text).orElseThrow(() -> GeneralError.BAD_REQUEST.at("/origin/id",
                "expected the origin that webhook.dispatched gives with a publication: who_…"));
        if (publication == null) {
            throw GeneralError.BAD_REQUEST.at("/publication", "expected the publication the origin was given with");
        }
        return new Commission(publication, new Origin(Origin.Kind.WEBHOOK, event), text);
    }

    /** What code of a provider is told of it. */
    public PublicationContext context() {
        return new PublicationContext(publication, origin);
    }

    private static Origin.Kind kind(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "webhook" -> Origin.Kind.WEBHOOK;
            case "session" -> Origin.Kind.SESSION;
            default -> throw GeneralError.BAD_REQUEST.at("/origin/kind", "expected webhook or session");
        };
    }

    private static String id(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw GeneralError.BAD_REQUEST.at("/origin/id", "expected 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
