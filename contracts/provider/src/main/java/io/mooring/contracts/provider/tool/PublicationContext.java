package io.mooring.contracts.provider.tool;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a tool runs. When a publication is named, its grant was checked before: action, reach, connection and
 * scopes.
 *
 * @param publication id of the publication the call refers to; null when it refers to none
 * @param origin what made somebody call
 */
public record PublicationContext(@Nullable String publication, Origin origin) {

    /**
     * What made somebody call.
     *
     * @param kind of thing
     * @param id its id: of an event, a session, an agent, or whoever called
     */
    public record Origin(Kind kind, String id) {

        /** What it may be. */
        public enum Kind {
            WEBHOOK, SESSION, AGENT, CALLER
        }
    }
}
