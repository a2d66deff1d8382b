package io.mooring.executor.audit;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose calls. */
class CallQuery {

    @RestQuery("user_id")
    @Nullable
    String userId;

    @RestQuery
    @Nullable
    String integration;

    @RestQuery
    @Nullable
    String tool;

    @RestQuery
    @Nullable
    String connection;

    /** Id of an agent or key. */
    @RestQuery
    @Nullable
    String caller;

    @RestQuery
    @Nullable
    String outcome;

    /** Slug of the problem. */
    @RestQuery
    @Nullable
    String error;

    /** As in {@code traceparent}. */
    @RestQuery
    @Nullable
    String trace;

    /** Id of an event or a session, or the text a publication was called upon with. */
    @RestQuery
    @Nullable
    String origin;

    @RestQuery
    @Nullable
    String since;

    @RestQuery
    @Nullable
    String until;
}
