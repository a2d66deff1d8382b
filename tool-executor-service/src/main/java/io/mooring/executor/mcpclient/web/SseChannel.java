package io.mooring.executor.mcpclient.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.ToolError;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.web.EventReader.Event;
import io.mooring.executor.mcpclient.web.Link.Reply;
import io.mooring.executor.mcpclient.web.Link.Reply.Why;
import io.mooring.executor.mcpclient.web.Web.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;

/** HTTP+SSE of 2024: one stream for all that the server says, which begins with the address messages are posted to. */
final class SseChannel implements Channel {

    private final Endpoint endpoint;
    private final Link link;
    private final Replies replies;
    private final Settings settings;
    private final Received received;
    private final Hearing stream;
    private final Promise<Channel> begun = Promise.promise();
    private final Promise<Void> end = Promise.promise();
    private volatile @Nullable Endpoint post;

    SseChannel(Endpoint endpoint, Link link, Replies replies, Settings settings, Received received) {
        this.endpoint = endpoint;
        this.link = link;
        this.replies = replies;
        this.settings = settings;
        this.received = received;
        this.stream = new Hearing(NONE, settings.maxMessage(), this::take, headers -> {
            // says nothing we need
        });
    }

    /** Completes when it is known where messages go. */
    Future<Channel> open() {
        link.hear(endpoint.bare(HttpMethod.GET, settings.limits().withDeadline(Web.LONGEST_STREAM)), stream,
                stream.stopped()).onSuccess(this::end);
        return begun.future();
    }

    private void take(Event event) {
        try {
            switch (event.type()) {
                case "endpoint" -> begin(event.data());
                case "message" -> takeAll(replies.read(event.data()));
                default -> {
                    // not of this protocol
                }
            }
        } catch (ChannelFailure wrong) {
            throw new EgressFailure(EgressFailure.Kind.BAD_RESPONSE, String.valueOf(wrong.getMessage()), true, wrong);
        }
    }

    private void takeAll(JsonNode messages) {
        if (messages.isArray()) {
            messages.forEach(this::takeAll);
        } else {
            received.take(messages, NONE);
        }
    }

    /** The credential goes there as well: it is the server's own origin or none. */
    private void begin(String address) {
        Endpoint there = endpoint.at(resolved(address));
        if (!there.origin().equals(endpoint.origin())) {
            throw new ChannelFailure(Replies.bad("the server wants messages sent to another origin"));
        }
        post = there;
        begun.tryComplete(this);
    }

    private String resolved(String address) {
        try {
            return URI.create(endpoint.url()).resolve(address.strip()).toString();
        } catch (IllegalArgumentException noAddress) {
            throw new ChannelFailure(Replies.bad("the address for messages is no URL"));
        }
    }

    private void end(Reply reply) {
        ChannelFailure why = switch (reply) {
            case Reply.Answered(EgressResponse response) when !response.isSuccessful() ->
                replies.refused(response, false);
            case Reply.Answered(EgressResponse response) -> stream.isHeard()
                    ? new ChannelFailure(new McpAnswer.Failed(ToolError.UPSTREAM_UNREACHABLE,
                            "the server ended the stream", true, null))
                    : new ChannelFailure(Replies.bad("the server answered " + response.status() + " and no stream"));
            case Reply.Lost(EgressFailure failure) -> Replies.lost(failure);
            case Reply.Unsent(var refusal) -> Replies.unsent(refusal);
            case Reply.Stopped stopped -> new ChannelFailure(new McpAnswer.Failed(ToolError.UPSTREAM_UNREACHABLE,
                    "the stream was closed", true, null));
        };
        begun.tryFail(why);
        end.tryFail(why);
    }

    @Override
    public Future<Void> send(ObjectNode message) {
        Endpoint there = post;
        if (there == null) {
            return Future.failedFuture(new ChannelFailure(Replies.bad("the server has not said where messages go")));
        }
        Hearing nothing = new Hearing(NONE, settings.maxMessage(), event -> {
            // what is said is said on the stream
        }, headers -> {
            // as above
        });
        return link.send(there.post(message.toString().getBytes(StandardCharsets.UTF_8), settings.limits()), nothing,
                nothing.stopped()).compose(reply -> switch (reply) {
                    case Reply.Answered(EgressResponse response) -> response.isSuccessful()
                            ? Future.succeededFuture()
                            : Future.failedFuture(replies.refused(response, true));
                    case Reply.Lost(EgressFailure failure) -> Future.failedFuture(Replies.lost(failure));
                    case Reply.Unsent(var refusal) -> Future.failedFuture(Replies.unsent(refusal));
                    case Reply.Stopped stopped -> Future.succeededFuture();
                });
    }

    @Override
    public Future<Void> ended() {
        return end.future();
    }

    @Override
    public void close() {
        end.tryComplete();
        stream.stop(Why.UNWANTED);
    }
}
