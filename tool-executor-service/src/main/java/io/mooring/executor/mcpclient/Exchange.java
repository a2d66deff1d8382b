package io.mooring.executor.mcpclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

/** What the asking side can do and hear between a request and its answer. Called on any thread, never after the answer. */
public interface Exchange {

    /** Declares nothing and hears nothing. */
    Exchange NONE = new Exchange() {

        @Override
        public ObjectNode capabilities() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public void progress(ObjectNode params) {
            // nobody listens
        }

        @Override
        public void message(ObjectNode params) {
            // nobody listens
        }

        @Override
        public Uni<JsonNode> ask(String method, JsonNode params) {
            return Uni.createFrom().failure(new UnsupportedOperationException("nobody is there to be asked"));
        }
    };

    /** Capabilities of the one who asks, as a client declares them: elicitation, sampling, roots. */
    ObjectNode capabilities();

    /** {@code notifications/progress} of this request; its token is ours, whoever passes it on puts their own. */
    void progress(ObjectNode params);

    /** {@code notifications/message} during it. */
    void message(ObjectNode params);

    /**
     * A request of the server meanwhile: {@code elicitation/create}, {@code sampling/createMessage},
     * {@code roots/list}. Only kinds that {@link #capabilities()} declares are asked.
     *
     * @return the result; a failure is told to the server as an error without its text
     */
    Uni<JsonNode> ask(String method, JsonNode params);
}
